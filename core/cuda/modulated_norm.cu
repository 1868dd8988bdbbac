// Group norm, SPADE or an affine row, time modulation and SiLU of features in channels last: the formula of
// conditioning/modulated_norm.h. Two kernels, because every pixel needs the mean of its whole group: `measure`
// leaves partial sums, `apply` adds these up and computes the result. Memory traffic is what costs here, so the
// features are read twice and written once, where torch's kernels read and write them about ten times.
//
// A thread keeps to its own few neighbouring channels: 16 bytes at a time of a pixel, and everything that
// belongs to a channel stays in registers while it walks over the pixels.
//
// Compiled at run time for the GPU at hand (nvrtc.h), and by the tests for the processor.
#include "cuda/norm_arguments.h"

namespace sinopia::cuda {

struct Bfloat16 {
    unsigned short bits;
};
struct Float16 {
    unsigned short bits;
};

__device__ inline float widened(float value) {
    return value;
}

__device__ inline float widened(Bfloat16 value) {
    return __uint_as_float(static_cast<unsigned int>(value.bits) << 16);
}

__device__ inline void store(float value, float& to) {
    to = value;
}

/// Rounds to nearest, ties to even.
__device__ inline void store(float value, Bfloat16& to) {
    const unsigned int bits = __float_as_uint(value);
    const bool is_nan = (bits & 0x7fffffffu) > 0x7f800000u;
    to.bits = static_cast<unsigned short>(is_nan ? 0x7fc0u : (bits + 0x7fffu + (bits >> 16 & 1u)) >> 16);
}

#if defined(__CUDACC__)
__device__ inline float widened(Float16 value) {
    float wide;
    asm("cvt.f32.f16 %0, %1;" : "=f"(wide) : "h"(value.bits));
    return wide;
}

__device__ inline void store(float value, Float16& to) {
    asm("cvt.rn.f16.f32 %0, %1;" : "=h"(to.bits) : "f"(value));
}
#else
__device__ inline float widened(Float16 value) {
    return half_to_float(value.bits);
}

__device__ inline void store(float value, Float16& to) {
    to.bits = float_to_half(value);
}
#endif

/// Neighbouring values that are read or written by one instruction, of 16 bytes where they are so many.
template <class T, int count>
struct alignas(sizeof(T) * count < 16 ? sizeof(T) * count : 16) Pack {
    T value[count];
};

template <int count, class T>
__device__ inline Pack<T, count> load(const void* base, long long at) {
    return *reinterpret_cast<const Pack<T, count>*>(static_cast<const T*>(base) + at);
}

/// Where a thread stands in its block's slab of channels.
struct Place {
    int lane, row;
    int first;  ///< channel of the slab
    int width;  ///< channels of the slab: the last one may have fewer
    bool active;

    __device__ Place(const NormArguments& a, int count)
        : lane(static_cast<int>(threadIdx.x) % a.lanes), row(static_cast<int>(threadIdx.x) / a.lanes),
          first(static_cast<int>(blockIdx.y) * a.slab),
          width(a.channels - first < a.slab ? a.channels - first : a.slab),
          active(row < a.rows_at_once && lane * count < width) {}
};

/// A group's sums are those of the features less the group's first one: they lie near zero, and the variance is
/// no small difference of large squares.
template <class T>
__device__ inline float pivot_of(const NormArguments& a, long long picture, int channel) {
    const int per_group = a.channels / a.groups;
    const long long at = picture * a.pixels * a.channels + channel / per_group * per_group;
    return widened(static_cast<const T*>(a.x)[at]);
}

/// Blocks (chunk, slab, picture): the sums of the slab's groups over the chunk's pixels.
template <class T, int count>
__global__ void measure(NormArguments a) {
    // Of value i of thread t at [i norm_threads + t]: neighbouring threads meet in no bank.
    __shared__ float sums[count * norm_threads];
    __shared__ float squares[count * norm_threads];
    const Place place(a, count);
    const long long picture = blockIdx.z;
    const int thread = static_cast<int>(threadIdx.x), channel = place.first + place.lane * count;
    float sum[count], square[count];
    for (int i = 0; i < count; ++i)
        sum[i] = square[i] = 0;
    if (place.active) {
        float pivot[count];
        for (int i = 0; i < count; ++i)
            pivot[i] = pivot_of<T>(a, picture, channel + i);
        const int from = static_cast<int>(blockIdx.x) * a.chunk_pixels;
        const int to = from + a.chunk_pixels < a.pixels ? from + a.chunk_pixels : a.pixels;
        for (int pixel = from + place.row; pixel < to; pixel += a.rows_at_once) {
            const auto x = load<count, T>(a.x, (picture * a.pixels + pixel) * a.channels + channel);
            for (int i = 0; i < count; ++i) {
                const float value = widened(x.value[i]) - pivot[i];
                sum[i] += value;
                square[i] += value * value;
            }
        }
    }
    for (int i = 0; i < count; ++i) {
        sums[i * norm_threads + thread] = sum[i];
        squares[i * norm_threads + thread] = square[i];
    }
    for (int half = a.rows_at_once / 2; half > 0; half /= 2) {
        __syncthreads();
        if (place.row < half)
            for (int i = 0; i < count; ++i) {
                const int mine = i * norm_threads + thread, other = mine + half * a.lanes;
                sums[mine] += sums[other];
                squares[mine] += squares[other];
            }
    }
    __syncthreads();
    const int per_group = a.channels / a.groups;
    for (int group = thread; group < place.width / per_group; group += static_cast<int>(blockDim.x)) {
        float of_group = 0, of_square = 0;
        for (int c = group * per_group; c < (group + 1) * per_group; ++c) {
            of_group += sums[c % count * norm_threads + c / count];
            of_square += squares[c % count * norm_threads + c / count];
        }
        float* to = a.sums + ((picture * a.chunks + blockIdx.x) * a.groups + place.first / per_group + group) * 2;
        to[0] = of_group;
        to[1] = of_square;
    }
}

/// Mean and 1 / standard deviation of the slab's groups, from the sums of all chunks.
template <class T>
__device__ inline void find_statistics(const NormArguments& a, const Place& place, float* mean, float* rstd) {
    const double epsilon = 1e-5;
    const int per_group = a.channels / a.groups;
    const long long picture = blockIdx.z;
    for (int group = static_cast<int>(threadIdx.x); group < place.width / per_group;
         group += static_cast<int>(blockDim.x)) {
        const int whole = place.first / per_group + group;
        double sum = 0, square = 0;
        for (int chunk = 0; chunk < a.chunks; ++chunk) {
            const float* from = a.sums + ((picture * a.chunks + chunk) * a.groups + whole) * 2;
            sum += from[0];
            square += from[1];
        }
        const double values = static_cast<double>(a.pixels) * per_group;
        const double shift = sum / values;
        const double variance = square / values - shift * shift;
        mean[group] = static_cast<float>(pivot_of<T>(a, picture, whole * per_group) + shift);
        rstd[group] = static_cast<float>(1 / sqrt((variance > 0 ? variance : 0) + epsilon));
    }
}

/// Blocks (tile, slab, picture): y of the tile's pixels. R is the type of gamma and beta.
template <class T, class R, int count>
__global__ void apply(NormArguments a) {
    __shared__ float means[norm_most_groups];
    __shared__ float rstds[norm_most_groups];
    const Place place(a, count);
    find_statistics<T>(a, place, means, rstds);
    __syncthreads();
    if (!place.active)
        return;
    const long long picture = blockIdx.z;
    const int per_group = a.channels / a.groups, channel = place.first + place.lane * count;
    float mean[count], rstd[count], scale[count], shift[count];
    for (int i = 0; i < count; ++i) {
        mean[i] = means[(place.lane * count + i) / per_group];
        rstd[i] = rstds[(place.lane * count + i) / per_group];
        scale[i] = 1;
        shift[i] = 0;
    }
    if (a.scale_shift) {
        const long long at = picture * 2 * a.channels + channel;
        const auto scales = load<count, T>(a.scale_shift, at), shifts = load<count, T>(a.scale_shift, at + a.channels);
        for (int i = 0; i < count; ++i) {
            scale[i] = 1 + widened(scales.value[i]);
            shift[i] = widened(shifts.value[i]);
        }
    }
    const int from = static_cast<int>(blockIdx.x) * a.tile_pixels;
    const int to = from + a.tile_pixels < a.pixels ? from + a.tile_pixels : a.pixels;
    for (int pixel = from + place.row; pixel < to; pixel += a.rows_at_once) {
        const long long p = picture * a.pixels + pixel;
        const long long row = a.row_kind == norm_one_row ? 0 : a.row_kind == norm_row_each ? p : a.ids[p];
        const auto x = load<count, T>(a.x, p * a.channels + channel);
        const auto gamma = load<count, R>(a.rows, row * 2 * a.channels + channel);
        const auto beta = load<count, R>(a.rows, row * 2 * a.channels + a.channels + channel);
        Pack<T, count> y;
        for (int i = 0; i < count; ++i) {
            const float normed = (widened(x.value[i]) - mean[i]) * rstd[i];
            const float spade = normed * (1 + widened(gamma.value[i])) + widened(beta.value[i]);
            const float u = spade * scale[i] + shift[i];
            store(u / (1 + expf(-u)), y.value[i]);
        }
        *reinterpret_cast<Pack<T, count>*>(static_cast<T*>(a.y) + p * a.channels + channel) = y;
    }
}

} // namespace sinopia::cuda
