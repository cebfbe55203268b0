# skoen_embed(VARIABLE pattern...): one generated .cpp holding every file that matches, for scenarios/embedded.h.
# A changed file regenerates it; an added or removed one does too, through CONFIGURE_DEPENDS.
function(skoen_embed variable)
    list(TRANSFORM ARGN PREPEND "${PROJECT_SOURCE_DIR}/")
    file(GLOB files CONFIGURE_DEPENDS LIST_DIRECTORIES false RELATIVE "${PROJECT_SOURCE_DIR}" ${ARGN})
    list(SORT files)
    set(list "${PROJECT_BINARY_DIR}/generated/embedded_files.txt")
    set(output "${PROJECT_BINARY_DIR}/generated/embedded_data.cpp")
    list(JOIN files "\n" lines)
    file(CONFIGURE OUTPUT "${list}" CONTENT "${lines}\n" @ONLY)

    set(script "${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake")
    list(TRANSFORM files PREPEND "${PROJECT_SOURCE_DIR}/" OUTPUT_VARIABLE inputs)
    add_custom_command(OUTPUT "${output}"
        COMMAND ${CMAKE_COMMAND} -DSOURCE=${PROJECT_SOURCE_DIR} -DLIST=${list} -DOUTPUT=${output} -DWINDOWS=$<BOOL:${WIN32}> -P "${script}"
        DEPENDS ${inputs} "${list}" "${script}"
        COMMENT "Embedding scenarios, evidence and texts" VERBATIM)
    set(${variable} "${output}" PARENT_SCOPE)
endfunction()
