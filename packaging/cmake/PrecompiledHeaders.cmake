# Headers that most files read, compiled once for all of a kind:
#   plain         the standard library and JSON, for rooms without Qt and torch
#   widgets       that and Qt's widgets, for the window's rooms and their tests
#   core          that and Qt's core, for tests without widgets
# A file still includes what it uses. The owner of a header must have no definition that a user of it lacks, or the
# compiler ignores it (and says so: -Winvalid-pch).
function(add_header name)
  cmake_parse_arguments(HEADER "" "" "INCLUDES;LINK" ${ARGN})
  set(text)
  foreach(include ${HEADER_INCLUDES})
    string(APPEND text "#include <${include}>\n")
  endforeach()
  set(folder ${CMAKE_BINARY_DIR}/precompiled)
  file(CONFIGURE OUTPUT ${folder}/${name}.h CONTENT "#pragma once\n${text}")
  file(CONFIGURE OUTPUT ${folder}/${name}.cpp CONTENT "// Owns ${name}.h.\n")
  add_library(sinopia_${name}_header STATIC ${folder}/${name}.cpp)
  if(HEADER_LINK MATCHES "Qt6::")
    target_compile_definitions(sinopia_${name}_header PRIVATE QT_NO_KEYWORDS)
  endif()
  target_link_libraries(sinopia_${name}_header PRIVATE ${HEADER_LINK})
  target_precompile_headers(sinopia_${name}_header PRIVATE ${folder}/${name}.h)
endfunction()

function(reuse_header target name)
  target_precompile_headers(${target} REUSE_FROM sinopia_${name}_header)
endfunction()

set(_standard algorithm array chrono cmath cstdint filesystem functional map memory mutex optional set span sstream
    stop_token string string_view thread unordered_map vector nlohmann/json.hpp)
add_header(plain INCLUDES ${_standard} LINK nlohmann_json::nlohmann_json)
if(SINOPIA_UI)
  add_header(widgets INCLUDES ${_standard} QtWidgets LINK nlohmann_json::nlohmann_json Qt6::Widgets)
endif()
if(SINOPIA_TESTS)
  # Not Qt Test's headers: they depend on a definition that differs from test to test.
  add_header(core INCLUDES ${_standard} QtCore LINK nlohmann_json::nlohmann_json Qt6::Core)
endif()
