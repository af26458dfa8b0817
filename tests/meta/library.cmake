# cmake -DSOURCE=… -DBUILD=… -DCOMPILER=… -DFLAGS=… -P library.cmake
# Installs the library into an empty folder and builds and runs examples/library against it, as a
# user would.
set(work ${BUILD}/library-test)
file(REMOVE_RECURSE ${work})

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output
    ERROR_VARIABLE output)
  if(result)
    message(FATAL_ERROR "${ARGN}: ${result}\n${output}")
  endif()
endfunction()

run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${work}/prefix --component development)
run(${CMAKE_COMMAND} -S ${SOURCE}/examples/library -B ${work}/build -DCMAKE_BUILD_TYPE=Release
  -DCMAKE_CXX_COMPILER=${COMPILER} "-DCMAKE_CXX_FLAGS=${FLAGS}" -DCMAKE_PREFIX_PATH=${work}/prefix)
run(${CMAKE_COMMAND} --build ${work}/build)

# Sound text is published, a quotation that never closes is held back.
function(expect decision text)
  file(WRITE ${work}/article.md "${text}\n")
  execute_process(COMMAND ${work}/build/prepublish ${work}/article.md OUTPUT_VARIABLE output
    ERROR_VARIABLE output)
  if(NOT output MATCHES "${decision}\n$")
    message(FATAL_ERROR "expected ${decision} for: ${text}\n${output}")
  endif()
endfunction()
expect("publish" "The council met on Monday and approved the new budget.")
expect("hold back" "The mayor said, “we will build the bridge before the winter comes.")
