# skoen_floor(NAME LEVEL n [COLD] [PUBLIC libs...] [PRIVATE libs...] [SOURCES generated.cpp...] [EXCLUDE regex])
#
# Declares the static library skoen_NAME from every .cpp below the current folder (main.cpp left out: it belongs to
# a program). It links, publicly, each floor already declared with a smaller LEVEL. A floor that has no .cpp yet is
# an INTERFACE library, so the tree configures at any moment.
#
# COLD: no number is crunched here (SKOEN_COLD).
#
# Files named *_avx2.cpp and *_avx512.cpp are kernels compiled for that instruction set and chosen at run time; on
# other processors they are left out, and the code that dispatches must not name them there.
#
# Files named *_posix.cpp and *_windows.cpp are the two ways of one header; no other file knows the operating system.
function(skoen_floor name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "COLD" "LEVEL;EXCLUDE" "PUBLIC;PRIVATE;SOURCES")
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
    list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
    if(arg_EXCLUDE)
        list(FILTER sources EXCLUDE REGEX "${arg_EXCLUDE}")
    endif()
    if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
        skoen_kernel_flags("_avx2\\.cpp$" "-mavx2;-mfma" "${sources}")
        skoen_kernel_flags("_avx512\\.cpp$"
            "-mavx512f;-mavx512dq;-mavx512bw;-mavx512vl;-mfma;-mprefer-vector-width=512" "${sources}")
    else()
        list(FILTER sources EXCLUDE REGEX "_avx(2|512)\\.cpp$")
    endif()
    if(WIN32) # what operating systems do each in their own way
        list(FILTER sources EXCLUDE REGEX "_posix\\.cpp$")
    else()
        list(FILTER sources EXCLUDE REGEX "_windows\\.cpp$")
    endif()
    # A kernel's header is read once more, under another name; headers of systems take "near", "far" and many more names.
    foreach(alone IN LISTS sources)
        if(alone MATCHES "(_(baseline|windows)|base/[a-z]+_posix)\\.cpp$")
            set_source_files_properties(${alone} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
        endif()
    endforeach()

    set(target skoen_${name})
    list(APPEND sources ${arg_SOURCES})
    if(sources)
        set(scope PUBLIC)
        add_library(${target} STATIC ${sources})
        target_link_libraries(${target} PRIVATE skoen_warnings ${arg_PRIVATE})
        if(arg_COLD)
            target_compile_options(${target} PRIVATE ${SKOEN_COLD})
        endif()
    else()
        set(scope INTERFACE)
        add_library(${target} INTERFACE)
    endif()
    target_include_directories(${target} ${scope} "${PROJECT_SOURCE_DIR}")
    target_link_libraries(${target} ${scope} ${arg_PUBLIC})

    get_property(floors GLOBAL PROPERTY SKOEN_FLOORS)
    foreach(floor IN LISTS floors)
        get_property(level GLOBAL PROPERTY SKOEN_LEVEL_${floor})
        if(level LESS arg_LEVEL)
            target_link_libraries(${target} ${scope} skoen_${floor})
        endif()
    endforeach()
    set_property(GLOBAL APPEND PROPERTY SKOEN_FLOORS ${name})
    set_property(GLOBAL PROPERTY SKOEN_LEVEL_${name} ${arg_LEVEL})
endfunction()

function(skoen_kernel_flags pattern flags sources)
    list(FILTER sources INCLUDE REGEX "${pattern}")
    if(sources)
        set_source_files_properties(${sources} PROPERTIES COMPILE_OPTIONS "${flags}")
    endif()
endfunction()

# skoen_program(NAME FLOOR): the program NAME from main.cpp of the current folder, when there is one.
function(skoen_program name floor)
    file(GLOB main CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/main.cpp")
    if(main)
        add_executable(${name} ${main})
        target_link_libraries(${name} PRIVATE skoen_warnings skoen_${floor})
        add_dependencies(programs ${name})
        if(WIN32)
            configure_file("${PROJECT_SOURCE_DIR}/cmake/windows/program.rc.in" "${PROJECT_BINARY_DIR}/generated/${name}.rc" @ONLY)
            target_sources(${name} PRIVATE "${PROJECT_BINARY_DIR}/generated/${name}.rc")
        endif()
        install(TARGETS ${name})
    endif()
endfunction()
