// The screens through the null driver: from the first page to the comparison, and no text cut or covered anywhere.
#include "gui/screens/screens.h"

#include <algorithm>
#include <set>

#include "session/desk.h"
#include "sim/base/error.h"
#include "tests/catch.h"
#include "tests/gui/layout_lint.h"
#include "tests/gui/monkey.h"
#include "tests/gui/page_driver.h"

using namespace skoen;
using namespace skoen::session;
using tests::PageDriver;
using tests::PageSize;

namespace {

constexpr int kFew = 20;  // the least from which charts count outcomes

// A desk and a page that shows it; commands are applied as the app applies them.
struct Seat {
    Desk desk;
    PageDriver page;

    explicit Seat(PageSize size = {1600, 900, 1}) : page(size, [this] { draw(); }) { desk.apply(Run{kFew}); }
    void draw() {
        DeskCommands out;
        gui::draw_screen(desk.view(), out);
        for (const DeskCommand& command : out) {
            try {
                desk.apply(command);
            } catch (const base::InputError&) {
                ++refused;
            }
        }
    }
    void settle() {
        desk.wait_idle();
        page.frame();
        page.frame();
    }
    std::string hash() {
        settle();
        const auto view = desk.view();
        REQUIRE(view.comparison_is_current);
        return view.comparison->hash();
    }
    int refused = 0;
};

// As many as a view may have at the largest text; the last page is shown where there are fewer.
int pages_of(std::string_view view) {
    return view == "outcomes" ? 7 : view == "scenario" ? 3 : view == "case" ? 2 : 1;
}

void keep_two_plans(Desk& desk) {
    while (desk.view().plans.size() > 2)
        desk.apply(RemovePlan{static_cast<int>(desk.view().plans.size()) - 1});
}

}  // namespace

TEST_CASE("one click from the first page to the comparison; a lever changes it and undo brings it back") {
    Seat seat;
    seat.page.hand().click("door.leader.compare");
    CHECK(seat.desk.view().view == "outcomes");
    keep_two_plans(seat.desk);
    const std::string before = seat.hash();
    CHECK(seat.page.tree().find("chart.changes") != nullptr);
    seat.page.hand().click("tab.plan");
    seat.page.hand().click("plan.0");
    seat.page.hand().click("lever.workflow");
    seat.settle();
    seat.page.hand().click("option.2");
    const std::string changed = seat.hash();
    CHECK(changed != before);
    seat.page.hand().click("plan.undo");
    CHECK(seat.hash() == before);
    CHECK(seat.refused == 0);
}

namespace {

// Every page of every screen, in both languages; in all sizes, or each size in one language and the next in the other.
void lint_every_screen(bool all_sizes) {
    Seat seat;
    seat.desk.apply(Run{20});
    seat.desk.apply(OpenScenario{"underretning"});
    seat.desk.apply(SelectPlan{3});
    seat.desk.apply(SelectLever{sim::Lever::feedback});
    for (const char* view : kViews) {
        for (int page = 0; page < pages_of(view); ++page) {
            seat.desk.apply(OpenView{view, page});
            seat.desk.wait_idle();
            for (const auto language : {base::Language::da, base::Language::en}) {
                seat.desk.apply(SetLanguage{language});
                std::size_t place = language == base::Language::da ? 0 : 1;
                for (const tests::DeskSize& size : tests::desk_sizes()) {
                    if (!all_sizes && (size.scale == 1.25F || (size.scale == 1.5F && size.width > 1366)))
                        continue;
                    if (!all_sizes && ++place % 2 == 0) continue;
                    seat.desk.apply(SetScale{static_cast<double>(size.scale)});
                    seat.page.resize({size.width, size.height, size.scale});
                    seat.settle();
                    INFO(view << " page " << page << (language == base::Language::da ? " da " : " en ")
                              << tests::words_of(size));
                    for (const std::string& fault : tests::layout_faults(seat.page.tree())) {
                        INFO(fault);
                        CHECK(false);
                    }
                    CHECK(seat.page.shows(language == base::Language::da
                                              ? "Alle sager er opdigtede. Ingen rigtige borgere."
                                              : "All cases are invented. No real citizens."));
                }
            }
        }
    }
}

}  // namespace

TEST_CASE("every screen shows the words on invented cases, in both languages, with nothing cut or covered") {
    lint_every_screen(false);
}

TEST_CASE("every screen in both languages and all sizes of window and type", "[.slow]") {
    lint_every_screen(true);
}

TEST_CASE("a trial has knobs that a researcher can move, in both languages and at the largest type") {
    Seat seat({1366, 768, 1});
    seat.desk.apply(OpenView{"study_design", 0});
    for (const char* design : {"lederkurser", "trappe"}) {
        seat.desk.apply(OpenStudy{design});
        seat.desk.wait_idle();
        for (const auto language : {base::Language::da, base::Language::en}) {
            seat.desk.apply(SetLanguage{language});
            for (const float scale : {1.0F, 2.0F}) {
                seat.desk.apply(SetScale{static_cast<double>(scale)});
                seat.page.resize({1366, 768, scale});
                seat.settle();
                INFO(design << " at " << scale);
                CHECK(tests::layout_faults(seat.page.tree()) == std::vector<std::string>{});
            }
        }
    }
    seat.desk.apply(OpenStudy{"trappe"});
    seat.desk.apply(SetScale{1});
    seat.page.resize({1366, 768, 1});
    seat.settle();
    REQUIRE(seat.page.tree().find("survey.trial./stepped_wedge/effect") != nullptr);
    seat.desk.apply(OpenStudy{"vignetter"});
    seat.settle();
    seat.page.hand().click("survey.factor.add");
    CHECK(seat.desk.view().study.design->vignettes->factors.size() == 6);
    seat.page.hand().click("survey.factor.remove");
    CHECK(seat.desk.view().study.design->vignettes->factors.size() == 5);
}

TEST_CASE("whatever happened in a case can be told, in both languages") {
    Seat seat({1366, 768, 1});
    seat.desk.apply(Run{1});
    seat.desk.apply(OpenScenario{"underretning"});
    seat.desk.apply(OpenView{"case", 0});
    for (int plan = 0; plan < static_cast<int>(seat.desk.view().plans.size()); ++plan) {
        seat.desk.apply(SelectPlan{plan});
        for (const CaseChoice choice : {CaseChoice::every, CaseChoice::rescued, CaseChoice::misled}) {
            seat.desk.apply(ChooseCases{choice});
            for (int i = 0; i < 6; ++i) {
                for (const auto language : {base::Language::da, base::Language::en}) {
                    seat.desk.apply(SetLanguage{language});
                    seat.settle();
                    REQUIRE(seat.desk.view().story);
                    INFO("plan " << plan << ", case " << seat.desk.view().case_number);
                    CHECK(tests::layout_faults(seat.page.tree()) == std::vector<std::string>{});
                }
                seat.desk.apply(NextCase{1});
            }
        }
    }
}

TEST_CASE("every kind of decision is told in its own words, with nothing cut or covered", "[.slow]") {
    // A scenario of each kind that the other tests do not open.
    for (const char* scenario :
         {"beskaeftigelsestilbud", "post", "tabt_arbejdsfortjeneste", "jobmatch", "byggesag"}) {
        Seat seat({1366, 768, 1});
        seat.desk.apply(OpenScenario{scenario});
        keep_two_plans(seat.desk);
        for (const char* view : {"scenario", "plan", "outcomes", "case"}) {
            for (int page = 0; page < pages_of(view); ++page) {
                seat.desk.apply(OpenView{view, page});
                for (const auto language : {base::Language::da, base::Language::en}) {
                    seat.desk.apply(SetLanguage{language});
                    for (const tests::DeskSize& size :
                         {tests::DeskSize{1366, 768, 1}, tests::DeskSize{1366, 768, 1.5F}}) {
                        seat.desk.apply(SetScale{static_cast<double>(size.scale)});
                        seat.page.resize({size.width, size.height, size.scale});
                        seat.settle();
                        INFO(scenario << ' ' << view << " page " << page << ' ' << tests::words_of(size));
                        CHECK(tests::layout_faults(seat.page.tree()) == std::vector<std::string>{});
                    }
                }
            }
        }
        // Cases of each outcome.
        seat.desk.apply(OpenView{"case", 0});
        for (const CaseChoice choice : {CaseChoice::every, CaseChoice::rescued, CaseChoice::misled}) {
            seat.desk.apply(ChooseCases{choice});
            for (int i = 0; i < 5; ++i) {
                seat.settle();
                REQUIRE(seat.desk.view().story);
                const lab::CaseStory& story = *seat.desk.view().story;
                if (choice != CaseChoice::every && story.with_score) {
                    CHECK(sim::is_right(story.with_score->event) == (choice == CaseChoice::rescued));
                    CHECK(sim::twin_is_right(story.with_score->event) == (choice == CaseChoice::misled));
                }
                INFO(scenario << " case " << seat.desk.view().case_number);
                CHECK(tests::layout_faults(seat.page.tree()) == std::vector<std::string>{});
                seat.desk.apply(NextCase{1});
            }
        }
    }
}

TEST_CASE("Tab reaches everything that can be pressed, and the keys do what buttons do", "[.slow]") {
    Seat seat({1366, 768, 1});
    seat.desk.apply(Run{4});
    seat.page.hand().press("1");
    CHECK(seat.desk.view().view == "outcomes");
    seat.settle();
    for (const char* view : kViews) {
        seat.desk.apply(OpenView{view, 0});
        seat.settle();
        std::set<std::string> wanted, reached;
        for (const gui::ui::Record& record : seat.page.tree().records) {
            const bool pressable =
                record.kind == gui::ui::RecordKind::button || record.kind == gui::ui::RecordKind::tab ||
                record.kind == gui::ui::RecordKind::segment || record.kind == gui::ui::RecordKind::toggle;
            if (pressable && record.enabled) wanted.insert(record.key);
        }
        CHECK(wanted.size() > 3);
        const auto all_reached = [&] {
            return std::includes(reached.begin(), reached.end(), wanted.begin(), wanted.end());
        };
        for (std::size_t i = 0; i < 3 * wanted.size() + 10 && !all_reached(); ++i) {
            seat.page.hand().press("Tab");
            for (const gui::ui::Record& record : seat.page.tree().records)
                if (record.focused) reached.insert(record.key);
        }
        for (const std::string& key : wanted) {
            INFO(view << ": " << key);
            CHECK(reached.count(key) == 1);
        }
    }
}

TEST_CASE("six hundred random acts end without a fault", "[.slow]") {
    Seat seat;
    seat.desk.apply(Run{1});
    seat.desk.apply(OpenScenario{"underretning"});
    tests::Monkey monkey(11);
    for (int i = 0; i < 600; ++i) {
        monkey.act(seat.page.tree(), seat.page.events());
        seat.page.frame();
    }
    seat.settle();
    CHECK(seat.desk.view().job.error.empty());
    CHECK(seat.refused == 0);
}
