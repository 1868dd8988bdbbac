#include "checkpoint/checkpoint.h"
#include "formats/safetensors.h"
#include "support/errors.h"
#include "support/reference_file.h"
#include "support/small_network.h"
#include "support/temp_folder.h"

#include <QtTest>

using namespace sinopia;
using namespace sinopia::test;

namespace {

bool same_parameters(const SdmUNet& a, const SdmUNet& b) {
    const auto pa = a->parameters(), pb = b->parameters();
    for (std::size_t i = 0; i < pa.size(); ++i)
        if (!torch::equal(pa[i], pb[i]))
            return false;
    return pa.size() == pb.size();
}

/// Named tensors that are written together, float32.
struct Archive {
    std::vector<std::pair<std::string, at::Tensor>> tensors;

    explicit Archive(const SdmUNet& network, const std::string& prefix = "") { add(network, prefix); }

    void add(const SdmUNet& network, const std::string& prefix) {
        for (const auto& item : network->named_parameters())
            tensors.emplace_back(prefix + item.key(), item.value().detach().contiguous());
    }
    at::Tensor& operator[](const std::string& name) {
        for (auto& [key, tensor] : tensors)
            if (key == name)
                return tensor;
        throw std::runtime_error("no " + name);
    }
    void rename(const std::string& from, const std::string& to) {
        for (auto& item : tensors)
            if (item.first == from)
                item.first = to;
    }
    TensorFile write(const std::filesystem::path& path) const {
        std::vector<TensorToWrite> entries;
        for (const auto& [name, t] : tensors) {
            const auto type = t.scalar_type() == at::kDouble ? ElementType::f64
                              : t.scalar_type() == at::kLong ? ElementType::i64
                                                             : ElementType::f32;
            entries.push_back({name,
                               type,
                               t.sizes().vec(),
                               {static_cast<const std::byte*>(t.const_data_ptr()), t.nbytes()}});
        }
        write_safetensors(path, entries);
        return read_tensor_file(path);
    }
};

} // namespace

class TestWeights : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void saved_weights_come_back_bitwise() {
        const TempFolder folder;
        const SdmUNet network = random_network(small_config());
        save_weights(network, folder / "w.safetensors");
        SdmUNet loaded(small_config());
        QVERIFY(!same_parameters(loaded, network));
        load_weights(loaded, read_tensor_file(folder / "w.safetensors"));
        QVERIFY(same_parameters(loaded, network));
        save_weights(loaded, folder / "again.safetensors");
        QCOMPARE(read_bytes(folder / "again.safetensors"), read_bytes(folder / "w.safetensors"));
    }

    void sixteen_bits_are_rounded_once() {
        const TempFolder folder;
        const SdmUNet network = random_network(small_config());
        for (const auto type : {ElementType::bf16, ElementType::f16}) {
            save_weights(network, folder / "w.safetensors", type);
            SdmUNet loaded(small_config());
            load_weights(loaded, read_tensor_file(folder / "w.safetensors"));
            const auto half = type == ElementType::bf16 ? at::kBFloat16 : at::kHalf;
            const auto p = network->parameters(), q = loaded->parameters();
            for (std::size_t i = 0; i < p.size(); ++i) {
                QCOMPARE(q[i].scalar_type(), at::kFloat);
                QVERIFY(torch::equal(q[i], p[i].to(half).to(at::kFloat)));
            }
        }
    }

    void weights_stay_in_the_16_bit_of_their_file() {
        const TempFolder folder;
        NetworkConfig config = small_config();
        config.num_channels = 32;
        save_weights(random_network(config), folder / "w.safetensors", ElementType::bf16);
        SdmUNet wide(config);
        load_weights(wide, read_tensor_file(folder / "w.safetensors"));
        const NetworkInput in = input_for(config, 1, 16, 16);
        const at::Tensor expected = run(wide, in);
        for (const auto types : {WeightTypes::as_stored, WeightTypes::in_file}) {
            SdmUNet loaded(config);
            load_weights(loaded, read_tensor_file(folder / "w.safetensors"), "", types);
            int narrow = 0;
            for (const auto& item : loaded->named_parameters()) {
                const bool large = item.value().numel() >= 1 << 16;
                QCOMPARE(item.value().scalar_type(), large ? at::kBFloat16 : at::kFloat);
                QVERIFY(torch::equal(item.value().to(at::kFloat), wide->named_parameters()[item.key()]));
                narrow += large;
            }
            QVERIFY(narrow > 0);
            QVERIFY(torch::equal(run(loaded, in), expected)); // the plain network computes in float32 all the same
            save_weights(loaded, folder / "again.safetensors", ElementType::bf16);
            QCOMPARE(read_bytes(folder / "again.safetensors"), read_bytes(folder / "w.safetensors"));
        }
    }

    void values_that_do_not_fit_are_not_written() {
        const TempFolder folder;
        const SdmUNet network = random_network(small_config());
        const at::NoGradGuard no_grad;
        network->parameters()[3].fill_(1e6);
        QVERIFY(error_of([&] {
                    save_weights(network, folder / "w.safetensors", ElementType::f16);
                }).find("F16") != std::string::npos);
        QVERIFY(!std::filesystem::exists(folder / "w.safetensors"));
        save_weights(network, folder / "w.safetensors", ElementType::bf16);
    }

    void wrappers_are_found_and_ema_preferred() {
        const TempFolder folder;
        const SdmUNet plain = random_network(small_config(), 1), ema = random_network(small_config(), 2);
        SdmUNet loaded(small_config());
        for (const char* prefix : {"model.", "state_dict.", "module.", "state_dict.model."}) {
            const TensorFile file = Archive(plain, prefix).write(folder / "w.safetensors");
            QCOMPARE(find_prefix(file), std::string(prefix));
            load_weights(loaded, file);
            QVERIFY(same_parameters(loaded, plain));
        }
        Archive both(plain, "model.");
        both.add(ema, "model_ema.");
        both.tensors.emplace_back("step", torch::zeros({1}));
        const TensorFile file = both.write(folder / "both.safetensors");
        QCOMPARE(find_prefix(file), std::string("model_ema."));
        load_weights(loaded, file);
        QVERIFY(same_parameters(loaded, ema));
        load_weights(loaded, file, "model.");
        QVERIFY(same_parameters(loaded, plain));
        QCOMPARE(derive_network_config(file).num_classes, 5);
    }

    void one_table_lists_every_misfit() {
        const TempFolder folder;
        const SdmUNet network = random_network(small_config());
        Archive archive(network);
        archive.rename("time_embed.0.bias", "stray");
        archive["out.2.weight"] = torch::zeros({3, 16, 3, 3});
        archive["out.2.bias"] = torch::zeros({6}, torch::kLong);
        const TensorFile file = archive.write(folder / "w.safetensors");
        SdmUNet target = random_network(small_config(), 9);
        const SdmUNet before = random_network(small_config(), 9);
        const QString error = QString::fromStdString(error_of([&] { load_weights(target, file); }));
        QVERIFY2(error.contains("w.safetensors"), qPrintable(error));
        QVERIFY2(error.contains("1 missing, 1 extra, 2 of another shape or type"), qPrintable(error));
        QVERIFY2(error.contains("missing  time_embed.0.bias [64]"), qPrintable(error));
        QVERIFY2(error.contains("extra    \"stray\" [64]"), qPrintable(error));
        QVERIFY2(error.contains("shape    out.2.weight [3, 16, 3, 3] instead of [6, 16, 3, 3]"),
                 qPrintable(error));
        QVERIFY2(error.contains("type     out.2.bias I64"), qPrintable(error));
        QVERIFY(same_parameters(target, before)); // all or nothing
    }

    void a_long_table_is_cut() {
        const TempFolder folder;
        NetworkConfig wider = small_config();
        wider.num_channels = 32;
        const SdmUNet network = random_network(wider);
        const TensorFile file = Archive(network).write(folder / "w.safetensors");
        SdmUNet target(small_config());
        const QString error = QString::fromStdString(error_of([&] { load_weights(target, file); }));
        QCOMPARE(error.count('\n'), 41);
        QVERIFY(error.contains(QRegularExpression("and \\d+ more$")));
    }

    void doubles_are_converted() {
        const TempFolder folder;
        const SdmUNet network = random_network(small_config());
        Archive archive(network);
        for (auto& item : archive.tensors)
            item.second = item.second.to(at::kDouble);
        SdmUNet loaded(small_config());
        load_weights(loaded, archive.write(folder / "w.safetensors"));
        QVERIFY(same_parameters(loaded, network));
    }
};

QTEST_GUILESS_MAIN(TestWeights)
#include "test_weights.moc"
