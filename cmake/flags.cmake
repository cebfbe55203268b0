# Compiler settings shared by every preset. The three f-flags are part of the results: contraction left on would
# give other last digits, and -ffast-math would give wrong counts.
if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Release, Debug or RelWithDebInfo" FORCE)
endif()

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")

add_compile_options(-fno-math-errno -fno-trapping-math -ffp-contract=off)
if(WIN32)
    add_compile_definitions(_WIN32_WINNT=0x0A00 NOMINMAX WIN32_LEAN_AND_MEAN)
endif()
if(SKOEN_SANITIZE)
    add_compile_options(-fsanitize=${SKOEN_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer
        $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>) # false alarms with sanitizers, in <regex> for one
    add_link_options(-fsanitize=${SKOEN_SANITIZE})
endif()
if(SKOEN_COVERAGE)
    add_compile_options(-fprofile-instr-generate -fcoverage-mapping)
    add_link_options(-fprofile-instr-generate)
endif()

# Warnings for our own targets only; libraries come in as SYSTEM includes. clang's -Wconversion contains
# -Wsign-conversion, g++'s does not: naming it makes both compilers hold the same rule.
add_library(skoen_warnings INTERFACE)
target_compile_options(skoen_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict> # false alarms on std::string in g++ 12 (GCC bug 105651)
    $<$<BOOL:${SKOEN_WERROR}>:-Werror>)

# Where no number is crunched, quick compiling comes before quick code. Results do not depend on it.
set(SKOEN_COLD $<$<CONFIG:Release>:-O1>)

# Files of one floor are compiled eight at a time: a third of the time from bare. So no two files of a floor give one
# name to different things, not even in their anonymous namespaces. The preset release-clang compiles each by itself,
# so that each includes what it names.
option(SKOEN_UNITY "Compile the files of a floor together" ON)
if(SKOEN_UNITY)
    set(CMAKE_UNITY_BUILD ON)
    set(CMAKE_UNITY_BUILD_BATCH_SIZE 8)
endif()
