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
