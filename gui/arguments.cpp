#include "gui/arguments.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "scenarios/texts.h"

namespace skoen::gui {

namespace {

using base::Language;

struct Option {
    std::string_view name, slot, help;  // help: key of its text
};

constexpr std::array kOptions{Option{"--scenario", "S", "gui.help.scenario"},
                              Option{"--view", "NAME", "gui.help.view"},
                              Option{"--size", "WxH", "gui.help.size"},
                              Option{"--scale", "X", "gui.help.scale"},
                              Option{"--lang", "da|en", "gui.help.lang"},
                              Option{"--window", "desk|wall", "workshop.help.window"},
                              Option{"--data", "DIR", "workshop.help.data"},
                              Option{"--shot", "FILE.png", "gui.help.shot"},
                              Option{"--dump-ui", "FILE.json", "gui.help.dump_ui"},
                              Option{"--play", "SCRIPT", "gui.help.play"},
                              Option{"--help", "", "gui.help.help"},
                              Option{"--version", "", "gui.help.version"}};

constexpr std::array<std::string_view, 4> kScaleWords{"1", "1.25", "1.5", "2"};
constexpr std::array<double, 4> kScaleValues{1, 1.25, 1.5, 2};
constexpr int kSmallest = 320, kLargest = 8192;  // pixels

std::string words(std::string_view key, Language language,
                  std::initializer_list<std::string_view> values = {}) {
    return scenarios::fill(scenarios::text(key).in(language), values);
}

std::string view_names() {
    std::string names;
    for (const char* view : session::kViews) names += (names.empty() ? "" : ", ") + std::string(view);
    return names;
}

std::optional<int> pixels_of(std::string_view digits) {
    int value = 0;
    const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (end.ec != std::errc{} || end.ptr != digits.data() + digits.size()) return std::nullopt;
    if (value < kSmallest || value > kLargest) return std::nullopt;
    return value;
}

bool set_size(AppArgs& args, std::string_view value) {
    const std::size_t cross = value.find('x');
    if (cross == std::string_view::npos) return false;
    const auto width = pixels_of(value.substr(0, cross)), height = pixels_of(value.substr(cross + 1));
    if (!width || !height) return false;
    args.width = *width;
    args.height = *height;
    return true;
}

bool set_scale(AppArgs& args, std::string_view value) {
    const auto found = std::ranges::find(kScaleWords, value);
    if (found == kScaleWords.end()) return false;
    args.scale = kScaleValues[static_cast<std::size_t>(found - kScaleWords.begin())];
    return true;
}

bool set_view(AppArgs& args, std::string_view value) {
    args.view = value;
    return std::ranges::any_of(session::kViews, [value](const char* view) { return value == view; });
}

// False when the value is none of those allowed.
bool set_option(AppArgs& args, std::string_view name, const std::string& value) {
    if (name == "--size") return set_size(args, value);
    if (name == "--scale") return set_scale(args, value);
    if (name == "--view") return set_view(args, value);
    if (name == "--lang")
        return value == "da" || value == "en";  // read before: faults are told in that language
    if (name == "--scenario") args.scenario = value;
    if (name == "--window") {
        args.window = value;
        return value == "desk" || value == "wall";
    }
    if (name == "--data") args.data = value;
    if (name == "--shot") args.shot = value;
    if (name == "--dump-ui") args.dump_ui = value;
    if (name == "--play") args.play = value;
    return !value.empty();
}

std::string allowed_values(std::string_view name) {
    std::string list;
    const auto add = [&list](std::string_view value) {
        list += (list.empty() ? "" : ", ") + std::string(value);
    };
    if (name == "--scale") std::ranges::for_each(kScaleWords, add);
    if (name == "--view") std::ranges::for_each(session::kViews, add);
    if (name == "--lang") return "da, en";
    if (name == "--window") return "desk, wall";
    if (name == "--size") return "1366x768";
    return list;
}

Language language_of(std::span<const std::string> given, std::span<const std::string> locale) {
    for (std::size_t i = 0; i < given.size(); ++i) {
        const bool follows = given[i] == "--lang" && i + 1 < given.size();
        const std::string value = follows                           ? given[i + 1]
                                  : given[i].starts_with("--lang=") ? given[i].substr(7)
                                                                    : "";
        if (value == "en") return Language::en;
        if (value == "da") return Language::da;
    }
    for (const std::string& value : locale) {
        if (!value.empty()) return value.starts_with("en") ? Language::en : Language::da;
    }
    return Language::da;
}

}  // namespace

Invocation invocation_of(std::span<const std::string> given, std::span<const std::string> locale) {
    Invocation result;
    const Language language = language_of(given, locale);
    result.args.language = language;
    for (std::size_t i = 0; i < given.size(); ++i) {
        const std::size_t equals = given[i].starts_with("--") ? given[i].find('=') : std::string::npos;
        const std::string name = given[i].substr(0, equals);
        const auto option =
            std::ranges::find(kOptions, std::string_view(name == "-h" ? "--help" : name), &Option::name);
        if (option == kOptions.end()) {
            result.faults.push_back(words("gui.fault.unknown", language, {given[i]}));
            continue;
        }
        result.help = result.help || option->name == "--help";
        result.version = result.version || option->name == "--version";
        if (option->slot.empty()) continue;
        if (equals == std::string::npos && i + 1 == given.size()) {
            result.faults.push_back(words("gui.fault.no_value", language, {option->name, option->slot}));
            continue;
        }
        const std::string value = equals == std::string::npos ? given[++i] : given[i].substr(equals + 1);
        if (!set_option(result.args, option->name, value)) {
            result.faults.push_back(
                words("gui.fault.value", language, {option->name, allowed_values(option->name), value}));
        }
    }
    return result;
}

std::string help_text(Language language) {
    std::string text =
        words("gui.help.about", language) + "\n\n" + words("gui.help.usage", language) + "\n\n";
    for (const Option& option : kOptions) {
        std::string left = "  " + std::string(option.name);
        if (!option.slot.empty()) left += ' ' + std::string(option.slot);
        left.resize(std::max<std::size_t>(left.size() + 2, 25), ' ');
        const bool view = option.name == "--view";
        text += left + (view ? words(option.help, language, {view_names()}) : words(option.help, language)) +
                '\n';
    }
    return text;
}

}  // namespace skoen::gui
