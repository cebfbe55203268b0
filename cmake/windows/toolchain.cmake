# Windows programs from Debian: cmake -DCMAKE_TOOLCHAIN_FILE=cmake/windows/toolchain.cmake (tools/windows.sh does it).
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
set(CMAKE_C_COMPILER x86_64-w64-mingw32-gcc-posix)
set(CMAKE_CXX_COMPILER x86_64-w64-mingw32-g++-posix)
set(CMAKE_RC_COMPILER x86_64-w64-mingw32-windres)

# GCC bug 54412: on 64-bit Windows the stack is aligned to 16 bytes, yet moves of 32 and 64 bytes are written as if to
# aligned places. The assembler writes the moves that ask for no alignment; they do the same, at the same speed.
set(CMAKE_C_FLAGS_INIT "-Wa,-muse-unaligned-vector-move")
set(CMAKE_CXX_FLAGS_INIT "-Wa,-muse-unaligned-vector-move")
# Nothing beside the program is needed: libstdc++, libgcc and winpthread come along inside. 8 MB of stack, as on Linux.
set(CMAKE_EXE_LINKER_FLAGS_INIT "-static -Wl,--stack,8388608 -Wl,--no-insert-timestamp")

set(SKOEN_WINDOWS_LIBRARIES "" CACHE PATH "Where cmake/windows/libraries is installed")
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES SKOEN_WINDOWS_LIBRARIES)
set(CMAKE_FIND_ROOT_PATH "${SKOEN_WINDOWS_LIBRARIES}" /usr/x86_64-w64-mingw32)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
