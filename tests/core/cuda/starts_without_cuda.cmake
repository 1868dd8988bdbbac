# cmake -DREADELF=... -DPROGRAMS=a;b -DPLUGIN=c -P: no program needs CUDA to start, and the plug-in neither the driver
# nor the compiler to be opened.
function(refuse file pattern)
  execute_process(COMMAND ${READELF} -d ${file} OUTPUT_VARIABLE needs COMMAND_ERROR_IS_FATAL ANY)
  if(NOT needs MATCHES "NEEDED.*libc10[.]so")
    message(FATAL_ERROR "${file} is not what this test thinks it is: it needs no LibTorch")
  elseif(needs MATCHES "NEEDED[^\n]*(${pattern})")
    message(FATAL_ERROR "${file} needs ${CMAKE_MATCH_1}")
  endif()
endfunction()

foreach(program ${PROGRAMS})
  refuse(${program} "libcuda[.]|libnvrtc|libtorch_cuda|libc10_cuda")
endforeach()
if(PLUGIN)
  refuse(${PLUGIN} "libcuda[.]|libnvrtc")
endif()
