# Values for sim/base/build_info.cpp. Compiler and flags are known now; the commit is asked for at every build and
# written only when it changed, so that a commit recompiles one small file.
set(dir "${PROJECT_BINARY_DIR}/generated/build_info")
string(TOUPPER "${CMAKE_BUILD_TYPE}" config)
get_property(options DIRECTORY PROPERTY COMPILE_OPTIONS)
list(PREPEND options ${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_${config}})
list(JOIN options " " SKOEN_FLAGS)
set(SKOEN_COMPILER "${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}")
file(CONFIGURE OUTPUT "${dir}/build_values.h" @ONLY CONTENT
"#pragma once
#define SKOEN_VERSION \"@PROJECT_VERSION@\"
#define SKOEN_COMPILER \"@SKOEN_COMPILER@\"
#define SKOEN_FLAGS \"@SKOEN_FLAGS@\"
")

add_custom_target(skoen_commit
    COMMAND ${CMAKE_COMMAND} -DSOURCE=${PROJECT_SOURCE_DIR} -DOUTPUT=${dir}/build_commit.h
            -P ${PROJECT_SOURCE_DIR}/cmake/commit.cmake
    BYPRODUCTS "${dir}/build_commit.h"
    COMMENT "")
add_library(skoen_build_values INTERFACE)
target_include_directories(skoen_build_values INTERFACE "${dir}")
add_dependencies(skoen_build_values skoen_commit)
