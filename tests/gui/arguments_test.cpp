// The command line of skoen-desk.
#include "gui/arguments.h"

#include "tests/catch.h"

using namespace skoen;
using gui::Invocation;
using Words = std::vector<std::string>;

namespace {

Invocation parsed(const Words& words, const Words& locale = {}) { return gui::invocation_of(words, locale); }

}  // namespace

TEST_CASE("Without arguments: a large window, Danish, the first page") {
    const Invocation none = parsed({});
    CHECK(none.faults.empty());
    CHECK(none.args.width == 1600);
    CHECK(none.args.height == 900);
    CHECK(none.args.scale == 1);
    CHECK(none.args.view.empty());
    CHECK(none.args.language == base::Language::da);
    CHECK_FALSE(none.help);
}

TEST_CASE("Options take their value after a space or an equals sign") {
    const Invocation all =
        parsed({"--scenario", "underretning", "--view=plan", "--size", "1366x768", "--scale=1.5", "--shot",
                "a.png", "--dump-ui", "a.json", "--play", "s.jsonl", "--lang", "en"});
    CHECK(all.faults.empty());
    CHECK(all.args.scenario == "underretning");
    CHECK(all.args.view == "plan");
    CHECK(all.args.width == 1366);
    CHECK(all.args.height == 768);
    CHECK(all.args.scale == 1.5);
    CHECK(all.args.shot == "a.png");
    CHECK(all.args.dump_ui == "a.json");
    CHECK(all.args.play == "s.jsonl");
    CHECK(all.args.language == base::Language::en);
    CHECK(parsed({"-h"}).help);
    CHECK(parsed({"--version"}).version);
}

TEST_CASE("Faults name the option, what was expected and what was found, in the reader's language") {
    CHECK(parsed({"--scale", "3"}).faults == Words{"skoen-desk: --scale: ventede 1, 1.25, 1.5, 2, fandt 3"});
    CHECK(parsed({"--lang=en", "--scale", "3"}).faults ==
          Words{"skoen-desk: --scale: expected 1, 1.25, 1.5, 2, found 3"});
    CHECK(parsed({"--view", "nowhere"}).faults.size() == 1);
    CHECK(parsed({"--lang", "se"}).faults.size() == 1);
    CHECK(parsed({"--shot"}).faults == Words{"skoen-desk: --shot mangler FILE.png."});
    CHECK(parsed({"hello", "--what"}).faults.size() == 2);
    for (const char* size : {"1366", "1366x", "x768", "1366x768x2", "99999x100", "-5x768", "12 x 30"}) {
        INFO(size);
        CHECK(parsed({"--size", size}).faults.size() == 1);
    }
}

TEST_CASE("The locale decides the language where --lang does not, else Danish") {
    CHECK(parsed({}, {"", "", "en_GB.UTF-8"}).args.language == base::Language::en);
    CHECK(parsed({}, {"da_DK.UTF-8", "", "en_GB.UTF-8"}).args.language == base::Language::da);
    CHECK(parsed({}, {"", "", "de_DE.UTF-8"}).args.language == base::Language::da);
    CHECK(parsed({"--lang", "da"}, {"en_US"}).args.language == base::Language::da);
}

TEST_CASE("The help names every option") {
    for (const base::Language language : {base::Language::da, base::Language::en}) {
        const std::string help = gui::help_text(language);
        for (const char* option :
             {"--scenario S", "--view NAME", "--size WxH", "--scale X", "--lang da|en", "--shot FILE.png",
              "--dump-ui FILE.json", "--play SCRIPT", "--help", "--version"}) {
            CHECK(help.find(option) != std::string::npos);
        }
        for (const char* view : session::kViews) CHECK(help.find(view) != std::string::npos);
    }
}
