# One function is both the link line and the law: tests/architecture checks every #include against it.

set(VLM_WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough)
# From GCC 13 on; it takes every reference returned by a function with a temporary argument for a dangling one.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 13)
    list(APPEND VLM_WARNINGS -Wno-dangling-reference)
endif()
if(MEDVLM_WERROR)
    list(APPEND VLM_WARNINGS -Werror)
endif()

# vlm_module(<layer>/<name> SOURCES ... USES <layer>/<name>... LINKS <lib>... HIDES <lib>...)
#   USES  modules whose headers this one may include (PUBLIC; recorded in layers.txt)
#   LINKS libraries that appear in this module's headers;  HIDES libraries that only its .cpp files see
function(vlm_module path)
    cmake_parse_arguments(arg "" "" "SOURCES;USES;LINKS;HIDES" ${ARGN})
    string(REPLACE "/" "_" target "vlm_${path}")
    add_library(${target} STATIC ${arg_SOURCES})
    target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR})
    target_compile_options(${target} PRIVATE ${VLM_WARNINGS})
    list(TRANSFORM arg_USES REPLACE "/" "_" OUTPUT_VARIABLE uses)
    list(TRANSFORM uses PREPEND "vlm_")
    target_link_libraries(${target} PUBLIC ${uses} ${arg_LINKS} PRIVATE ${arg_HIDES})
    if(MEDVLM_GUI AND path MATCHES "^(ui|app)/")
        set_target_properties(${target} PROPERTIES AUTOMOC ON)
        target_compile_definitions(${target} PRIVATE QT_NO_KEYWORDS QT_NO_CAST_FROM_BYTEARRAY)
    endif()
    list(JOIN arg_USES " " row)
    set_property(GLOBAL APPEND PROPERTY VLM_LAYERS "${path}: ${row}")
endfunction()

# vlm_catalogue(<target> NAMESPACE <ns> TYPE <Type> HEADER <h> DIR <d> ENTRIES <name>...)
# Each entry is one file <d>/<name>.cpp that defines `namespace entries { extern constinit const Type <name>{...}; }`.
# The word in ENTRIES is its whole registration: the file is compiled and a row of the table returned by <ns>::all().
function(vlm_catalogue target)
    cmake_parse_arguments(arg "" "NAMESPACE;TYPE;HEADER;DIR" "ENTRIES" ${ARGN})
    set(externs "")
    set(addresses "")
    foreach(entry IN LISTS arg_ENTRIES)
        string(APPEND externs "extern const ${arg_TYPE} ${entry};\n")
        string(APPEND addresses "    &entries::${entry},\n")
        target_sources(${target} PRIVATE ${arg_DIR}/${entry}.cpp)
    endforeach()
    set(out ${CMAKE_CURRENT_BINARY_DIR}/${target}_${arg_TYPE}_catalogue.cpp)
    file(CONFIGURE OUTPUT ${out} @ONLY CONTENT
"#include \"@arg_HEADER@\"

#include <array>
#include <span>

namespace @arg_NAMESPACE@ {
namespace entries {
@externs@}
static constexpr std::array table{
@addresses@};
std::span<const @arg_TYPE@* const> all@arg_TYPE@Entries() { return table; }
}
")
    target_sources(${target} PRIVATE ${out})
endfunction()

# vlm_test(<file.cpp> LINKS <target>... [NAME n] [SOURCES ...] [GUI] [TIMEOUT s]): one Qt Test executable, named by its
# file. SOURCES take the place of what the linked modules define.
function(vlm_test path)
    cmake_parse_arguments(arg "GUI" "TIMEOUT;NAME" "LINKS;SOURCES" ${ARGN})
    get_filename_component(name ${path} NAME_WE)
    if(arg_NAME)
        set(name ${arg_NAME})
    endif()
    add_executable(${name} ${path} ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_compile_options(${name} PRIVATE ${VLM_WARNINGS})
    target_compile_definitions(${name} PRIVATE
        MEDVLM_SOURCE_DIR="${PROJECT_SOURCE_DIR}" MEDVLM_BINARY_DIR="${PROJECT_BINARY_DIR}")
    target_link_libraries(${name} PRIVATE ${arg_LINKS} Qt6::Test)
    add_test(NAME ${name} COMMAND ${name})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 300)
    endif()
    set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC;OMP_NUM_THREADS=2;OMP_WAIT_POLICY=PASSIVE")
endfunction()

function(vlm_write_layers)
    get_property(layers GLOBAL PROPERTY VLM_LAYERS)
    list(JOIN layers "\n" text)
    file(WRITE ${PROJECT_BINARY_DIR}/layers.txt "${text}\n")
endfunction()

# vlm_children(<dir>...): add_subdirectory for each that has a CMakeLists.txt.
function(vlm_children)
    foreach(child IN LISTS ARGN)
        if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${child}/CMakeLists.txt)
            add_subdirectory(${child})
        endif()
    endforeach()
endfunction()
