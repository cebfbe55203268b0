#include "cli/arguments.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <optional>

#include "cli/layout.h"

namespace skoen::cli {

namespace {

// "--seed N", "SCENARIO", "--strategy S ..." where it may be repeated.
std::string usage_of(const CLI::Option& option) {
    std::string words = option.get_name(option.get_positional(), !option.get_positional());
    if (const std::size_t comma = words.find(','); comma != std::string::npos) words.insert(comma + 1, " ");
    if (option.get_expected_max() > 0 && !option.get_positional() && option.get_type_size() > 0) {
        words += ' ' + option.get_type_name();
    }
    return words;
}

void append_list(std::string title, const std::vector<std::pair<std::string, std::string>>& rows,
                 std::string& out) {
    if (rows.empty()) return;
    std::size_t width = 0;
    for (const auto& [left, right] : rows) width = std::max(width, base::character_count(left));
    out += '\n' + std::move(title) + '\n';
    for (const auto& [left, right] : rows) {
        const std::string start = "  " + left + std::string(width - base::character_count(left) + 2, ' ');
        out += wrapped(start + right, kTerminalWidth, width + 4) + '\n';
    }
}

// The name nearest to `given` among the options and commands that `app` knows.
std::optional<std::string> nearest(const CLI::App& app, const std::string& given) {
    std::vector<std::string> names;
    const bool option = given.starts_with("-");
    const auto collect = [&](const CLI::App& from) {
        for (const CLI::Option* known : from.get_options()) {
            if (option && !known->get_positional()) names.push_back("--" + known->get_lnames().front());
        }
    };
    collect(app);
    for (const CLI::App* sub : app.get_subcommands()) collect(*sub);
    if (!option && app.get_subcommands().empty()) {
        for (const CLI::App* sub : app.get_subcommands(nullptr)) names.push_back(sub->get_name());
    }
    const std::vector<std::string_view> views(names.begin(), names.end());
    const auto found = base::nearest_name(given.substr(0, given.find('=')), views);
    if (!found) return std::nullopt;
    return std::string(*found);
}

std::string unknown_argument(const CLI::App& app, const Tr& tr) {
    const std::vector<std::string> extra = app.remaining(true);
    const std::string given = extra.empty() ? std::string() : extra.front();
    const bool command = app.get_subcommands().empty() && !given.starts_with("-");
    std::string words =
        command ? tr("cli.usage.unknown_command", {given}) : tr("cli.usage.unknown_argument", {given});
    if (const auto name = nearest(app, given)) words += ' ' + tr("cli.usage.did_you_mean", {*name});
    return words;
}

}  // namespace

std::int64_t whole_number(const Tr& tr, std::string_view option, const std::string& given, std::int64_t least,
                          std::int64_t most) {
    std::int64_t number = 0;
    const char* const end = given.data() + given.size();
    const auto [stop, fault] = std::from_chars(given.data(), end, number);
    if (fault != std::errc() || stop != end || number < least || number > most) {
        throw UsageError(tr("cli.usage.whole_number",
                            {option, std::to_string(least), std::to_string(most), '"' + given + '"'}));
    }
    return number;
}

void require_argument(const Tr& tr, std::string_view name, bool given) {
    if (!given) throw UsageError(tr("cli.usage.missing_argument", {name}));
}

std::string help_text(const CLI::App& app, const Tr& tr) {
    std::string path = app.get_name();
    if (app.get_parent() != nullptr) path = app.get_parent()->get_name() + ' ' + path;
    std::string line = tr("cli.help.usage") + ' ' + path;
    std::vector<std::pair<std::string, std::string>> arguments, options, commands;
    std::vector<const CLI::Option*> all = app.get_options();
    if (app.get_parent() != nullptr) all.push_back(app.get_parent()->get_option("--lang"));
    for (const CLI::Option* option : all) {
        if (option->get_positional()) {
            const bool many = option->get_expected_max() > 1;
            line += ' ' + option->get_name(true, false) + (many ? "..." : "");
            arguments.emplace_back(usage_of(*option), option->get_description());
        } else {
            options.emplace_back(usage_of(*option), option->get_description());
        }
    }
    for (const CLI::App* sub : app.get_subcommands(nullptr))
        commands.emplace_back(sub->get_name(), sub->get_description());
    if (!commands.empty()) line += ' ' + tr("cli.help.command_slot");
    line += ' ' + tr("cli.help.options_slot");

    std::string out = wrapped(line, kTerminalWidth, 4) + "\n\n" + wrapped(app.get_description()) + '\n';
    append_list(tr("cli.help.commands"), commands, out);
    append_list(tr("cli.help.arguments"), arguments, out);
    append_list(tr("cli.help.options"), options, out);
    return out;
}

std::string complaint(const CLI::App& app, const CLI::ParseError& error, const Tr& tr) {
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) return unknown_argument(app, tr);
    // CLI11 says it in English; all that is taken from it is which option it speaks of.
    const std::string what = error.what();
    const std::size_t from = what.find("--");
    if (from == std::string::npos) return tr("cli.usage.not_understood", {what});
    return tr("cli.usage.one_value",
              {what.substr(from, what.find_first_not_of("-abcdefghijklmnopqrstuvwxyz", from) - from)});
}

}  // namespace skoen::cli
