# Defines sinopia::libtorch. Looked for in this order: SINOPIA_LIBTORCH, the user's cache that packaging/setup
# fills from the wheel, and any LibTorch that find_package(Torch) knows (CMAKE_PREFIX_PATH).
#
# The wheel's own CMake files insist on a CUDA toolkit, so the CPU part is linked through a target of our own;
# the CUDA part is loaded at run time where there is a GPU.
if(DEFINED ENV{XDG_CACHE_HOME})
  set(_cache "$ENV{XDG_CACHE_HOME}")
else()
  set(_cache "$ENV{HOME}/.cache")
endif()
set(_root "${SINOPIA_LIBTORCH}")
if(NOT _root AND EXISTS "${_cache}/sinopia/libtorch-2.11.0/lib/libtorch_cpu.so")
  set(_root "${_cache}/sinopia/libtorch-2.11.0")
endif()

add_library(sinopia_libtorch INTERFACE)
add_library(sinopia::libtorch ALIAS sinopia_libtorch)
if(_root)
  if(NOT EXISTS "${_root}/lib/libtorch_cpu.so")
    message(FATAL_ERROR "SINOPIA_LIBTORCH=${_root} holds no lib/libtorch_cpu.so")
  endif()
  # After the system's folders: the wheel carries a newer fmt than the one spdlog was built with.
  target_compile_options(sinopia_libtorch INTERFACE
    "SHELL:-idirafter ${_root}/include" "SHELL:-idirafter ${_root}/include/torch/csrc/api/include")
  target_link_libraries(sinopia_libtorch INTERFACE "${_root}/lib/libtorch_cpu.so" "${_root}/lib/libc10.so")
  target_link_options(sinopia_libtorch INTERFACE "-Wl,-rpath,${_root}/lib" "-Wl,-rpath-link,${_root}/lib")
  set(SINOPIA_LIBTORCH_LIB_DIR "${_root}/lib")
else()
  find_package(Torch QUIET)
  if(NOT Torch_FOUND)
    message(FATAL_ERROR "LibTorch was not found. Run packaging/setup, or name a folder with "
      "-DSINOPIA_LIBTORCH=DIR, or put one on CMAKE_PREFIX_PATH. -DSINOPIA_ML=OFF builds without it.")
  endif()
  target_link_libraries(sinopia_libtorch INTERFACE ${TORCH_LIBRARIES})
  list(GET TORCH_INCLUDE_DIRS 0 _inc)
  get_filename_component(SINOPIA_LIBTORCH_LIB_DIR "${_inc}/../lib" ABSOLUTE)
endif()
target_link_libraries(sinopia_libtorch INTERFACE Threads::Threads)
message(STATUS "LibTorch: ${SINOPIA_LIBTORCH_LIB_DIR}")
