# Packages without a CMake or with an incomplete one: a header and a library. Also installed for
# the users of find_package(obelus).
function(find_plain_library target header library)
  if(TARGET ${target})
    return()
  endif()
  find_path(${target}_INCLUDE ${header} REQUIRED)
  find_library(${target}_LIBRARY ${library} REQUIRED)
  add_library(${target} UNKNOWN IMPORTED GLOBAL)
  set_target_properties(${target} PROPERTIES IMPORTED_LOCATION ${${target}_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES ${${target}_INCLUDE})
endfunction()
