#include "tests/catch.h"
#include "tests/house/rules.h"

using namespace skoen::house;

namespace {

const Files& tree() {
    static const Files kTree = read_source_tree(SKOEN_SOURCE_DIR);
    return kTree;
}

using Faults = std::vector<std::string>;

}  // namespace

TEST_CASE("includes go down") {
    CHECK(upward_includes(tree()) == Faults{});

    SECTION("an upward include, a sibling's and one not from the root are reported") {
        const Files bad{
            {"models/a.h",
             {"#include \"sim/worker.h\"", "#include \"stats/auc.h\"", "#include \"sim/base/json.h\""}},
            {"cli/a.h", {"#include \"gui/app.h\"", "#include \"session/store.h\""}},
            {"sim/base/b.cpp", {"", "  # include \"sim/worker.h\""}},
            {"lab/c.cpp",
             {"#include \"compare.h\"", "#include \"lab/compare.h\"", "#include \"sim/worker.h\""}}};
        CHECK(upward_includes(bad) ==
              Faults{"models/a.h:1: \"sim/worker.h\" does not lie below models",
                     "cli/a.h:1: \"gui/app.h\" does not lie below cli",
                     "sim/base/b.cpp:2: \"sim/worker.h\" does not lie below sim/base",
                     "lab/c.cpp:1: \"compare.h\" is not named from the project root"});
    }
}

TEST_CASE("a library is seen by the folder that owns it") {
    CHECK(foreign_libraries(tree()) == Faults{});

    SECTION("JSON outside the ground and std::random anywhere are reported") {
        const Files bad{{"sim/base/json.cpp", {"#include <nlohmann/json.hpp>"}},
                        {"sim/worker.cpp", {"#include <random>", "#include <nlohmann/json.hpp>"}},
                        {"stats/lmm.cpp", {"#include <Eigen/Dense>"}}};
        CHECK(foreign_libraries(bad) ==
              Faults{"sim/worker.cpp:1: <random> does not belong in sim",
                     "sim/worker.cpp:2: <nlohmann/json.hpp> does not belong in sim"});
    }
}

TEST_CASE("dispatched kernels include kernel headers only") {
    CHECK(kernel_includes(tree()) == Faults{});

    SECTION("a template library in a kernel, or in a header it uses, is reported") {
        const Files bad{{"sim/week_avx2.cpp", {"#include \"sim/week_kernel.h\"", "#include <vector>"}},
                        {"sim/week_kernel.h", {"#include <cstdint>", "#include \"sim/base/math.h\""}},
                        {"sim/week.cpp", {"#include <vector>"}}};
        CHECK(kernel_includes(bad) == Faults{"sim/week_avx2.cpp:2: <vector> is no kernel header",
                                             "sim/week_kernel.h:2: \"sim/base/math.h\" is no kernel header"});
    }
}

TEST_CASE("an operating system is known to its own files only") {
    CHECK(system_headers_elsewhere(tree()) == Faults{});

    SECTION("its header in another file is reported") {
        const Files bad{{"sim/base/disk_posix.cpp", {"#include <unistd.h>"}},
                        {"lab/a.cpp", {"#include <cstdio>", "#include <sys/stat.h>"}},
                        {"gui/b.h", {"#include <windows.h>"}}};
        CHECK(system_headers_elsewhere(bad) ==
              Faults{"lab/a.cpp:2: <sys/stat.h> belongs in a file named _posix or _windows",
                     "gui/b.h:1: <windows.h> belongs in a file named _posix or _windows"});
    }
}

TEST_CASE("no file is longer than 700 lines") {
    CHECK(long_files(tree(), 700) == Faults{});

    SECTION("one line more is reported") {
        const Files bad{{"sim/a.h", std::vector<std::string>(700)},
                        {"sim/b.h", std::vector<std::string>(701)}};
        CHECK(long_files(bad, 700) == Faults{"sim/b.h:701: 701 lines, at most 700"});
    }
}

TEST_CASE("the tree that the rules read is the whole tree") {
    CHECK(tree().size() > 20);
    for (const char* path : {"sim/base/build_info.h", "scenarios/embedded.cpp", "tests/house/rules.cpp"}) {
        INFO(path);
        CHECK(std::any_of(tree().begin(), tree().end(),
                          [&](const SourceFile& file) { return file.path == path; }));
    }
    CHECK_THROWS_AS(read_source_tree(SKOEN_BIN_DIR), std::exception);
}
