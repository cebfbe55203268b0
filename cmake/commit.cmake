# Run at build time: cmake -DSOURCE=dir -DOUTPUT=build_commit.h -P commit.cmake
# --no-optional-locks: never take the index lock while somebody commits.
execute_process(COMMAND git --no-optional-locks -C "${SOURCE}" describe --always --dirty --abbrev=12 --exclude=*
    OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
if(failed)
    set(commit unknown)
endif()
set(text "#pragma once\n#define SKOEN_COMMIT \"${commit}\"\n")
if(EXISTS "${OUTPUT}")
    file(READ "${OUTPUT}" old)
endif()
if(NOT text STREQUAL "${old}")
    file(WRITE "${OUTPUT}" "${text}")
endif()
