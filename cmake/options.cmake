# How everything is compiled. Developer options are off unless this is the top project.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)

option(ADDUCE_TESTS "build the tests" ${PROJECT_IS_TOP_LEVEL})
option(ADDUCE_INSTALL "make install rules" ${PROJECT_IS_TOP_LEVEL})
option(ADDUCE_WERROR "warnings are errors" OFF)
option(ADDUCE_BENCH "build the benchmarks" OFF)
set(ADDUCE_SANITIZE "" CACHE STRING "address, thread, or empty")

# A build without a type would be a slow one.
if(PROJECT_IS_TOP_LEVEL AND NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

add_library(adduce_options INTERFACE)
target_compile_options(adduce_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion   # sign: indices are unsigned, differences are not
  $<$<BOOL:${ADDUCE_WERROR}>:-Werror>)
# The same numbers everywhere: no fused multiply-add behind our back.
target_compile_options(adduce_options INTERFACE -ffp-contract=off)
if(ADDUCE_SANITIZE STREQUAL "address")
  target_compile_options(adduce_options INTERFACE -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(adduce_options INTERFACE -fsanitize=address,undefined)
  if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
    target_compile_options(adduce_options INTERFACE -fsanitize-ignorelist=${CMAKE_CURRENT_LIST_DIR}/sanitize-ignore.txt)
  endif()
elseif(ADDUCE_SANITIZE STREQUAL "thread")
  target_compile_options(adduce_options INTERFACE -fsanitize=thread)
  target_link_options(adduce_options INTERFACE -fsanitize=thread)
elseif(ADDUCE_SANITIZE)
  message(FATAL_ERROR "ADDUCE_SANITIZE is '${ADDUCE_SANITIZE}': expected address, thread or nothing")
endif()
