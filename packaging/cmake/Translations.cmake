# add_translations(<target>): compiles resources/translations/*.ts and embeds them in the target under
# :/translations. Without Qt's lrelease (package qt6-l10n-tools) the program speaks English only.
#
# The target update_translations takes new and changed texts of the sources into the .ts files.
function(add_translations target)
  get_target_property(qmake Qt6::qmake IMPORTED_LOCATION)
  get_filename_component(qt_tools ${qmake} DIRECTORY)
  find_program(SINOPIA_LRELEASE NAMES lrelease6 lrelease-qt6 lrelease HINTS ${qt_tools} /usr/lib/qt6/bin NO_DEFAULT_PATH)
  if(NOT SINOPIA_LRELEASE)
    message(STATUS "Qt's lrelease was not found: the program will speak English only")
    return()
  endif()
  set(compiled)
  foreach(language de en)
    set(source ${CMAKE_SOURCE_DIR}/resources/translations/sinopia_${language}.ts)
    set(file ${CMAKE_CURRENT_BINARY_DIR}/sinopia_${language}.qm)
    add_custom_command(OUTPUT ${file}
      COMMAND ${SINOPIA_LRELEASE} -silent ${source} -qm ${file}
      DEPENDS ${source} VERBATIM)
    list(APPEND compiled ${file})
  endforeach()
  qt_add_resources(${target} translations PREFIX /translations BASE ${CMAKE_CURRENT_BINARY_DIR} FILES ${compiled})
  add_custom_target(update_translations
    COMMAND ${CMAKE_SOURCE_DIR}/resources/translations/update
    COMMENT "Taking the texts of the sources into resources/translations")
endfunction()
