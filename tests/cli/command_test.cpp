// Usage, languages, help, exit codes.
#include "cli/command.h"

#include <set>

#include "cli/console.h"
#include "sim/base/build_info.h"
#include "sim/base/error.h"
#include "tests/catch.h"
#include "tests/cli/calling.h"

using namespace skoen;
using cli::call;

TEST_CASE("usage errors exit with 2, a message in the language, and how the command is used", "[cli]") {
    struct Case {
        std::vector<std::string> args;
        std::string da, en, usage;
    };
    const std::vector<Case> cases = {
        {{},
         "Skriv, hvad der skal ske: en kommando mangler.",
         "Say what to do: a command is missing.",
         "skoen "},
        {{"rnu"},
         "Der er ingen kommando, der hedder rnu. Mente du run?",
         "There is no command called rnu. Did you mean run?",
         "skoen "},
        {{"run"}, "SCENARIO mangler.", "SCENARIO is missing.", "skoen run SCENARIO "},
        {{"run", "underretning", "--sed", "3"},
         "--sed er der ikke brug for her. Mente du --seed?",
         "--sed is not expected here. Did you mean --seed?",
         "skoen run SCENARIO "},
        {{"run", "underretning", "--seed"},
         "--seed skal have én værdi og må kun stå én gang.",
         "--seed needs one value and may stand only once.",
         "skoen run SCENARIO "},
        {{"run", "underretning", "--seed", "1", "--seed", "2"},
         "--seed skal have én værdi og må kun stå én gang.",
         "--seed needs one value and may stand only once.",
         "skoen run SCENARIO "},
        {{"list", "measures", "--json=perhaps"},
         "--json skal have én værdi og må kun stå én gang.",
         "--json needs one value and may stand only once.",
         "skoen list WHAT "},
        {{"run", "underretning", "--replications", "0"},
         "--replications skal være et helt tal fra 1 til 1000000, ikke \"0\".",
         "--replications must be a whole number from 1 to 1000000, not \"0\".",
         "skoen run SCENARIO "},
        {{"run", "underretning", "--seed", "1.5"},
         "--seed skal være et helt tal fra 0 til 9007199254740991, ikke \"1.5\".",
         "--seed must be a whole number from 0 to 9007199254740991, not \"1.5\".",
         "skoen run SCENARIO "},
        {{"run", "underretning", "--events"},
         "--events skriver en fil i mappen fra --out, og --out mangler.",
         "--events writes a file in the folder of --out, and --out is missing.",
         "skoen run SCENARIO "},
        {{"list", "planets"},
         "WHAT skal være en af scenarios, strategies, comparisons, levers, measures, assumptions, studies, "
         "ikke "
         "\"planets\".",
         "WHAT must be one of scenarios, strategies, comparisons, levers, measures, assumptions, studies, "
         "not "
         "\"planets\".",
         "skoen list WHAT "},
        {{"case", "underretning"}, "--case mangler.", "--case is missing.", "skoen case SCENARIO "},
    };
    for (const Case& c : cases) {
        for (const bool danish : {true, false}) {
            std::vector<std::string> args = c.args;
            args.insert(args.begin(), {"--lang", danish ? "da" : "en"});
            const cli::Answer answer = call(args);
            CHECK(answer.code == 2);
            CHECK(answer.out.empty());
            CHECK(cli::first_line(answer.err) == (danish ? c.da : c.en));
            CHECK(answer.err.find((danish ? "\n\nBrug: " : "\n\nUsage: ") + c.usage) != std::string::npos);
        }
    }
    CHECK(cli::first_line(call({"run", "underretning", "--lang", "de"}).err).find("\"de\"") !=
          std::string::npos);
    CHECK(call({"run", "underretning", "--lang", "de"}).code == 2);
}

TEST_CASE("help and version go to standard output", "[cli]") {
    const cli::Answer help = call({"--help", "--lang", "en"});
    CHECK(help.code == 0);
    CHECK(help.err.empty());
    for (const char* name : {"run", "check", "list", "card", "case", "report", "train"}) {
        INFO(name);
        CHECK(help.out.find("\n  " + std::string(name) + ' ') != std::string::npos);
        const cli::Answer own = call({name, "--help", "--lang", "da"});
        CHECK(own.code == 0);
        CHECK(own.out.starts_with("Brug: skoen " + std::string(name)));
        CHECK(own.out.find("--lang da|en") != std::string::npos);
    }
    const cli::Answer version = call({"--version"});
    CHECK(version.code == 0);
    CHECK(version.out.starts_with("skoen " + std::string(base::build_info().version)));
}

TEST_CASE("the language is --lang's, else the locale's, else Danish", "[cli]") {
    using cli::Language;
    CHECK(cli::language_of({nullptr, nullptr, nullptr}, "") == Language::da);
    CHECK(cli::language_of({nullptr, "", "en_GB.UTF-8"}, "") == Language::en);
    CHECK(cli::language_of({"da_DK", "en_GB", "en_GB"}, "") == Language::da);
    CHECK(cli::language_of({"C", nullptr, "en_GB"}, "") == Language::da);
    CHECK(cli::language_of({"en_US", nullptr, nullptr}, "da") == Language::da);
    CHECK(cli::language_of({"da_DK", nullptr, nullptr}, "en") == Language::en);
    CHECK(call({"--help", "--lang=en"}).out.starts_with("Usage: "));
    CHECK(call({"--lang", "da", "--help"}).out.starts_with("Brug: "));
}

TEST_CASE("each kind of failure has its exit code", "[cli]") {
    const cli::WorkFolder folder("exit_codes");
    std::ostringstream err;
    const auto failing = [&](const auto& error) {
        err.str("");
        return cli::guarded({"run", "--lang", "en"}, err, [&]() -> int { throw error; });
    };
    CHECK(cli::guarded({}, err, [] { return 1; }) == 1);
    CHECK(failing(base::InputError(std::vector<base::Fault>{{.file = "a", .expected = "b", .found = "c"},
                                                            {.file = "d", .expected = "e", .found = "f"}})) ==
          2);
    CHECK(err.str() == "a: expected b, found c\nd: expected e, found f\n");
    CHECK(failing(std::filesystem::filesystem_error(
              "made up", "some/file", std::make_error_code(std::errc::no_space_on_device))) == 2);
    CHECK(err.str() ==
          "some/file: expected a file or folder that can be used, found No space left on device\n");
    CHECK(failing(base::InternalError("broken")) == 3);
    CHECK(failing(std::runtime_error("broken")) == 3);
    CHECK(failing(42) == 3);
}

TEST_CASE("results that nobody could take are not called done", "[cli]") {
    std::ostream full(nullptr);
    std::ostringstream err;
    CHECK(cli::run_command({"list", "scenarios"}, full, err) == 2);
    CHECK(err.str().starts_with("standard output: expected room for all that is printed, found "));
}
