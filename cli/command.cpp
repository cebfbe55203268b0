#include "cli/command.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "cli/arguments.h"
#include "cli/crash_bundle.h"
#include "cli/interrupt.h"
#include "sim/base/build_info.h"
#include "sim/base/error.h"
#include "sim/base/system.h"

namespace skoen::cli {

namespace {

// The last value of --lang, read before the parser is set up: it speaks the language itself.
std::string lang_option(const std::vector<std::string>& args) {
    std::string value;
    for (std::size_t i = 0; i < args.size(); ++i) {
        if (args[i].starts_with("--lang=")) value = args[i].substr(7);
        if (args[i] == "--lang" && i + 1 < args.size()) value = args[i + 1];
    }
    return value;
}

Tr language_for(const std::vector<std::string>& args) {
    const std::vector<std::string> wishes = base::language_wishes();
    const auto first = std::ranges::find_if(wishes, [](const std::string& wish) { return !wish.empty(); });
    return Tr(language_of({first == wishes.end() ? nullptr : first->c_str()}, lang_option(args)));
}

int parse_and_run(const std::vector<std::string>& args, Console& console) {
    const Tr& tr = console.tr;
    CLI::App app(tr("cli.help.skoen"), "skoen");
    app.set_help_flag("--help,-h", tr("cli.help.help"));
    app.fallthrough();
    app.require_subcommand(0, 1);  // one at most, so that `skoen report run` takes "run" for a folder
    bool version = false;
    std::string lang;
    app.add_flag("--version", version, tr("cli.help.version"));
    app.add_option("--lang", lang, tr("cli.help.lang"))->type_name("da|en")->take_last();

    std::vector<std::unique_ptr<Command>> commands = all_commands();
    for (const auto& command : commands) {
        const std::string name(command->name());
        command->declare(*app.add_subcommand(name, tr("cli.help." + name)), tr);
    }
    const auto current = [&app]() -> const CLI::App& {
        return app.get_subcommands().empty() ? app : *app.get_subcommands().front();
    };
    try {
        app.parse(std::vector<std::string>(args.rbegin(), args.rend()));  // CLI11 takes them from the back
        if (version) {
            const base::BuildInfo& build = base::build_info();
            console.out << "skoen " << build.version << " (" << build.commit << ")\n";
            return kDone;
        }
        if (!lang.empty() && lang != "da" && lang != "en")
            throw UsageError(tr("cli.usage.lang", {'"' + lang + '"'}));
        for (const auto& command : commands) {
            if (app.got_subcommand(std::string(command->name()))) return command->run(console);
        }
        throw UsageError(tr("cli.usage.no_command"));
    } catch (const CLI::CallForHelp&) {
        console.out << help_text(current(), tr);
        return kDone;
    } catch (const CLI::ParseError& error) {
        console.err << complaint(app, error, tr) << "\n\n" << help_text(current(), tr);
        return kBadInput;
    } catch (const UsageError& error) {
        console.err << error.what() << "\n\n" << help_text(current(), tr);
        return kBadInput;
    }
}

// Results that go to a full disk (`skoen run ... > file`) are lost in silence unless somebody asks.
void expect_written(std::ostream& out) {
    errno = 0;
    out.flush();
    if (out) return;
    throw base::InputError(
        {.file = "standard output",
         .expected = "room for all that is printed",
         .found = errno != 0 ? std::generic_category().message(errno) : "a place that took a part of it"});
}

}  // namespace

int guarded(const std::vector<std::string>& args, std::ostream& err, const std::function<int()>& action) {
    try {
        return action();
    } catch (const base::InputError& error) {
        for (const base::Fault& fault : error.faults) err << fault.text() << '\n';
        return kBadInput;
    } catch (const std::filesystem::filesystem_error& error) {  // the disk's doing, not ours
        err << base::Fault{.file = error.path1().string(),
                           .expected = "a file or folder that can be used",
                           .found = error.code().message()}
                   .text()
            << '\n';
        return kBadInput;
    } catch (const Interrupted& stop) {
        err << language_for(args)(stop.kept ? "sweep.stopped" : "cli.message.interrupted") << '\n';
        return 128 + stop.signal;
    } catch (const std::exception& error) {
        report_crash(args, error.what(), language_for(args), err);
    } catch (...) {
        report_crash(args, "an exception of an unknown type", language_for(args), err);
    }
    return kOurFault;
}

int run_command(const std::vector<std::string>& args, std::ostream& out, std::ostream& err) {
    return guarded(args, err, [&] {
        Console console{out, err, language_for(args), !lang_option(args).empty()};
        const int code = parse_and_run(args, console);
        expect_written(out);
        return code;
    });
}

}  // namespace skoen::cli
