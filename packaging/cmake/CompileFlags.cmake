# One set of flags for every target: a reused precompiled header is silently ignored when they differ.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_VISIBILITY_PRESET default)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()
# -O2 rather than -O3: the hot loops live in torch and in a few files that say otherwise themselves.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

add_compile_options(-Wall -Wextra -Wpedantic -Wno-unused-parameter -Winvalid-pch)
# Exact parity needs the same rounding everywhere: no contraction of a*b+c that differs by file.
add_compile_options(-ffp-contract=off)

if(SINOPIA_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "SINOPIA_FUZZ needs clang: configure with CXX=clang++ CC=clang, or leave it off")
  endif()
  add_compile_options(-fsanitize=fuzzer-no-link)
  add_link_options(-fsanitize=fuzzer-no-link)
endif()
if(SINOPIA_SANITIZE)
  add_compile_options(-fsanitize=${SINOPIA_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${SINOPIA_SANITIZE})
endif()
