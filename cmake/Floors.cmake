# One static library per folder of src/: add_floor(text ON <floors below> USES <libraries>).
# The order of the calls in CMakeLists.txt is the order of the floors.
set(OBELUS_WARNINGS -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)

function(add_floor name)
  cmake_parse_arguments(FLOOR "" "" "ON;USES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/*.cpp)
  add_library(obelus_${name} STATIC ${sources})
  set_target_properties(obelus_${name} PROPERTIES LINKER_LANGUAGE CXX)
  target_include_directories(obelus_${name} PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/src>)
  target_compile_options(obelus_${name} PRIVATE ${OBELUS_WARNINGS})
  # Hostile inputs of some megabytes go through the readers of bytes; without optimisation, tests of
  # them would take longer under sanitizers than compiling all the rest.
  if(name IN_LIST OBELUS_OPTIMISED_FLOORS)
    target_compile_options(obelus_${name} PRIVATE -O1)
  endif()
  foreach(floor IN LISTS FLOOR_ON)
    target_link_libraries(obelus_${name} PUBLIC obelus_${floor})
  endforeach()
  target_link_libraries(obelus_${name} PUBLIC ${FLOOR_USES} Threads::Threads)
  set_property(GLOBAL PROPERTY OBELUS_USES_${name} ${FLOOR_USES} Threads::Threads)
endfunction()

# A folder of src/ that is a library of its own, obelus-NAME.so, which the program loads when it is
# needed: add_plugin(NAME USES <libraries>). It is written against the headers of the
# floors below and has nothing of their code, which is in the program.
function(add_plugin name)
  cmake_parse_arguments(PLUGIN "" "" "USES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/*.cpp)
  add_library(obelus_${name} MODULE ${sources})
  set_target_properties(obelus_${name} PROPERTIES PREFIX "" OUTPUT_NAME obelus-${name}
    LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
  target_include_directories(obelus_${name} PRIVATE ${PROJECT_SOURCE_DIR}/src)
  target_compile_options(obelus_${name} PRIVATE ${OBELUS_WARNINGS})
  target_link_libraries(obelus_${name} PRIVATE ${PLUGIN_USES})
endfunction()
