// Screens with made-up results, held against pictures kept in tests/gui/golden/: whoever changes a screen sees in the
// difference what changed. SKOEN_UPDATE_GOLDEN=1 writes them anew; look at them before they are kept.
#include "gui/screens/screens.h"
#include "tests/catch.h"
#include "tests/gui/golden.h"
#include "tests/gui/made_up.h"

using namespace skoen;

namespace {

struct Kept {
    const char* name;
    const char* view;
    int page;
    base::Language language;
    tests::PageSize size;
};

const Kept kKept[] = {
    {"welcome", "welcome", 0, base::Language::da, {1366, 768, 1}},
    {"plan", "plan", 0, base::Language::da, {1366, 768, 1}},
    {"outcomes", "outcomes", 0, base::Language::da, {1366, 768, 1}},
    {"outcomes_next", "outcomes", 1, base::Language::en, {1366, 768, 1}},
    {"outcomes_large_type", "outcomes", 0, base::Language::da, {1366, 768, 1.5F}},
    {"case", "case", 0, base::Language::da, {1366, 768, 1}},
};

}  // namespace

TEST_CASE("Screens look as they did") {
    for (const Kept& kept : kKept) {
        session::DeskView view = tests::made_up_desk(kept.language);
        view.view = kept.view;
        view.page = kept.page;
        view.scale = static_cast<double>(kept.size.scale);
        const auto picture = tests::painted(kept.size, [&] {
            session::DeskCommands none;
            gui::draw_screen(view, none);
            CHECK(none.empty());
        });
        if (!picture) return;
        INFO(kept.name);
        CHECK(tests::golden_fault(*picture, kept.name) == "");
    }
}
