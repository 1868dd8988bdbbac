# compile_together(<target> <count>): reading headers is most of a file's cost, even precompiled, so that many files
# are compiled as one. Switch it off while working on one file of a large room: -DSINOPIA_UNITY=OFF.
function(compile_together target count)
  if(SINOPIA_UNITY)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE ${count})
  endif()
endfunction()

# add_room(<name> [TORCH] SOURCES a.cpp b.cpp [PUBLIC libs] [PRIVATE libs])
#
# One library per room, target sinopia_<name> with the alias sinopia::<name>. Includes are written from the
# folder that holds the room ("image/label_map.h"), so a reader sees the room in every include.
# TORCH rooms reuse one precompiled header of the parts of torch in use (torch/torch.h brings thrice the templates, which
# every file pays for); the others one of the standard library and JSON, or, where they show widgets, of Qt
# (PrecompiledHeaders.cmake).
function(add_room name)
  cmake_parse_arguments(ROOM "TORCH;QT" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  set(target sinopia_${name})
  add_library(${target} STATIC ${ROOM_SOURCES})
  add_library(sinopia::${name} ALIAS ${target})
  target_include_directories(${target} PUBLIC ${CMAKE_SOURCE_DIR}/core ${CMAKE_SOURCE_DIR})
  target_link_libraries(${target} PUBLIC ${ROOM_PUBLIC} PRIVATE ${ROOM_PRIVATE})
  if(ROOM_TORCH)
    target_link_libraries(${target} PUBLIC sinopia::libtorch)
    if(NOT name STREQUAL torch_header)
      target_precompile_headers(${target} REUSE_FROM sinopia_torch_header)
      compile_together(${target} 5)
    endif()
  endif()
  if(ROOM_QT)
    set_target_properties(${target} PROPERTIES AUTOMOC ON)
    target_compile_definitions(${target} PUBLIC QT_NO_KEYWORDS)
    if("Qt6::Widgets" IN_LIST ROOM_PUBLIC)
      reuse_header(${target} widgets)
    endif()
  elseif(NOT ROOM_TORCH)
    reuse_header(${target} plain)
  endif()
  if(NOT ROOM_TORCH)
    compile_together(${target} 8)
  endif()
endfunction()

# add_sinopia_test(<room>/<name> [TORCH] [LINK libs])
#
# tests/<path>/test_<name>.cpp becomes the executable and the ctest entry "<path>/<name>".
function(add_sinopia_test path)
  cmake_parse_arguments(TEST "TORCH" "TIMEOUT" "LINK;SOURCES" ${ARGN})
  string(REPLACE "/" "_" target test_${path})
  get_filename_component(folder ${path} DIRECTORY)
  get_filename_component(leaf ${path} NAME)
  add_executable(${target} ${CMAKE_SOURCE_DIR}/tests/${folder}/test_${leaf}.cpp ${TEST_SOURCES})
  set_target_properties(${target} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests/${folder})
  target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR}/tests ${CMAKE_SOURCE_DIR}/core ${CMAKE_SOURCE_DIR})
  target_compile_definitions(${target} PRIVATE QT_NO_KEYWORDS
    SINOPIA_SOURCE_DIR="${CMAKE_SOURCE_DIR}" SINOPIA_BINARY_DIR="${CMAKE_BINARY_DIR}")
  target_link_libraries(${target} PRIVATE Qt6::Core Qt6::Test ${TEST_LINK})
  if(TEST_TORCH)
    target_link_libraries(${target} PRIVATE sinopia::libtorch)
    target_precompile_headers(${target} REUSE_FROM sinopia_torch_header)
    # A test includes its own moc output, so this file is all but empty: reading the torch header for it costs seconds.
    set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/${target}_autogen/mocs_compilation.cpp
      PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
  elseif(SINOPIA_UI AND path MATCHES "^ui/" AND NOT TEST_LINK MATCHES "ui_(bench|display|jobs|tools|training)")
    reuse_header(${target} widgets)
  else()
    reuse_header(${target} core)
  endif()
  # A test's own code runs once: the time to optimise it is not earned back.
  target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1>)
  add_test(NAME ${path} COMMAND ${target})
  if(NOT TEST_TIMEOUT)
    set(TEST_TIMEOUT 300)
  endif()
  # One torch thread: two collapse beside another job, and results must not depend on the machine.
  set_tests_properties(${path} PROPERTIES TIMEOUT ${TEST_TIMEOUT}
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;OMP_NUM_THREADS=1;LC_ALL=C.UTF-8")
endfunction()
