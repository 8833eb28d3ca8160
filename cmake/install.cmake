# What `cmake --install` puts where: program, libraries, public headers, the language data, package config.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(ADDUCE_CONFIG_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/adduce)

set(adduce_installed)
foreach(pair graph:graph extract:extract export:exporters cli:cli)
  string(REPLACE ":" ";" pair ${pair})
  list(GET pair 0 room)
  list(GET pair 1 exported)
  if(TARGET adduce_${room})
    set_target_properties(adduce_${room} PROPERTIES EXPORT_NAME ${exported})
    list(APPEND adduce_installed adduce_${room})
    install(DIRECTORY ${PROJECT_SOURCE_DIR}/${room} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/adduce
            FILES_MATCHING PATTERN "*.hpp" PATTERN train EXCLUDE PATTERN data EXCLUDE)
  endif()
endforeach()

install(TARGETS ${adduce_installed} EXPORT adduceTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
if(TARGET adduce)
  install(TARGETS adduce RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
install(EXPORT adduceTargets NAMESPACE adduce:: DESTINATION ${ADDUCE_CONFIG_DIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/extract/data/en DESTINATION ${CMAKE_INSTALL_DATADIR}/adduce)

# Man pages are made by `make -f Makefile.docs man`, into build/docs/man; installed when they are there.
install(DIRECTORY ${PROJECT_SOURCE_DIR}/build/docs/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 OPTIONAL FILES_MATCHING PATTERN "*.1")

configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/adduceConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/adduceConfig.cmake
  INSTALL_DESTINATION ${ADDUCE_CONFIG_DIR} PATH_VARS CMAKE_INSTALL_DATADIR)
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/adduceConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/adduceConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/adduceConfigVersion.cmake
              ${PROJECT_SOURCE_DIR}/cmake/dependencies.cmake DESTINATION ${ADDUCE_CONFIG_DIR})
