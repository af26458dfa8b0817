# What gets installed and packaged: the program, and the library for find_package(obelus).
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# Tests are no part of a package, and need not be built for one.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)

install(TARGETS obelus COMPONENT program)
install(TARGETS obelus_git LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/obelus COMPONENT program)
install(FILES LICENSE RENAME copyright DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(FILES README.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)

# libobelus.a holds the floors up to the engine; of their headers, users see obelus.hpp and what
# it includes.
add_library(obelus_library STATIC src/obelus.cpp)
add_library(obelus::obelus ALIAS obelus_library)
set_target_properties(obelus_library PROPERTIES OUTPUT_NAME obelus EXPORT_NAME obelus)
set(headers ${CMAKE_INSTALL_INCLUDEDIR}/obelus)
target_include_directories(obelus_library
  PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/src> $<INSTALL_INTERFACE:${headers}>)
target_compile_features(obelus_library PUBLIC cxx_std_20)
target_compile_definitions(obelus_library PRIVATE OBELUS_VERSION="${PROJECT_VERSION}")
target_compile_options(obelus_library PRIVATE ${OBELUS_WARNINGS})
foreach(floor text yaml policy document analysis rules engine)
  target_sources(obelus_library PRIVATE $<TARGET_OBJECTS:obelus_${floor}>)
  get_property(uses GLOBAL PROPERTY OBELUS_USES_${floor})
  target_link_libraries(obelus_library PRIVATE ${uses})
endforeach()

set(configs ${CMAKE_INSTALL_LIBDIR}/cmake/obelus)
install(TARGETS obelus_library EXPORT obelus COMPONENT development)
foreach(header obelus.hpp rules/finding.hpp policy/severity.hpp text/line_index.hpp text/span.hpp)
  cmake_path(GET header PARENT_PATH folder)
  install(FILES src/${header} DESTINATION ${headers}/${folder} COMPONENT development)
endforeach()
install(EXPORT obelus NAMESPACE obelus:: FILE obelusTargets.cmake DESTINATION ${configs}
  COMPONENT development)
configure_package_config_file(cmake/obelusConfig.cmake.in ${PROJECT_BINARY_DIR}/obelusConfig.cmake
  INSTALL_DESTINATION ${configs})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/obelusConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/obelusConfig.cmake
  ${PROJECT_BINARY_DIR}/obelusConfigVersion.cmake cmake/PlainLibrary.cmake
  DESTINATION ${configs} COMPONENT development)

set(CPACK_PACKAGE_NAME obelus)
set(CPACK_PACKAGE_VENDOR "The Obelus authors")
# Debian asks for an address that answers; the project has none, and a made-up one would be a lie.
# Whoever hands packages out names themselves: cmake -DCPACK_PACKAGE_CONTACT="Name <address>".
if(NOT CPACK_PACKAGE_CONTACT)
  set(CPACK_PACKAGE_CONTACT "Unofficial local build, no maintainer")
endif()
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_COMPONENTS_ALL program development)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME obelus)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libobelus-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
  "libicu-dev, libyaml-cpp-dev, libfmt-dev, libmd4c-dev, libcld2-dev, libxxhash-dev")
include(CPack)
