#include "gui/script.h"

#include <array>
#include <utility>

#include "sim/base/error.h"
#include "sim/base/json.h"

namespace skoen::gui {

namespace {

using base::JsonValue;

constexpr std::array<std::pair<std::string_view, Step::Kind>, 7> kSteps{{{"click", Step::Kind::click},
                                                                         {"key", Step::Kind::key},
                                                                         {"type", Step::Kind::type},
                                                                         {"drag", Step::Kind::drag},
                                                                         {"wait", Step::Kind::wait},
                                                                         {"shot", Step::Kind::shot},
                                                                         {"dump_ui", Step::Kind::dump_ui}}};

[[noreturn]] void refuse(const JsonValue& at, const std::string& expected, const std::string& found) {
    throw base::InputError(base::Fault{at.file(), at.line, at.column, "", expected, found});
}

const std::string& text_of(const JsonValue& value) {
    if (value.kind != JsonValue::Kind::string) refuse(value, "a text", base::in_words(value));
    return value.text;
}

float pixels_of(const JsonValue& root) {
    const JsonValue* pixels = root.find("pixels");
    if (pixels == nullptr) refuse(root, "a member pixels", "none");
    if (pixels->kind != JsonValue::Kind::number) refuse(*pixels, "a number", base::in_words(*pixels));
    return static_cast<float>(pixels->number);
}

Step step_from(const JsonValue& root, std::string_view line) {
    Step step;
    if (root.find("do") != nullptr) {
        step.kind = Step::Kind::command;
        step.command = session::command_from(line);
        return step;
    }
    for (const auto& [name, kind] : kSteps) {
        const JsonValue* value = root.find(name);
        if (value == nullptr) continue;
        step.kind = kind;
        step.words = text_of(*value);
        const bool is_drag = kind == Step::Kind::drag;
        if (is_drag) step.pixels = pixels_of(root);
        if (root.members.size() != (is_drag ? 2U : 1U))
            refuse(root, "nothing else in that step", "other members");
        if (kind == Step::Kind::wait && step.words != "idle")
            refuse(*value, "\"idle\"", base::in_words(*value));
        return step;
    }
    refuse(root, "one of click, key, type, drag, wait, shot, dump_ui, do", base::in_words(root));
}

bool is_skipped(std::string_view line) {
    const std::size_t first = line.find_first_not_of(" \t\r");
    return first == std::string_view::npos || line[first] == '#';
}

}  // namespace

std::vector<Step> script_from(std::string_view text, const std::string& file) {
    std::vector<Step> steps;
    std::vector<base::Fault> faults;
    int number = 0;
    for (std::size_t at = 0; at < text.size(); ++number) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        at = end + 1;
        if (is_skipped(line)) continue;
        try {
            Step step = step_from(base::parse_json(line, file), line);
            step.line = number + 1;
            steps.push_back(std::move(step));
        } catch (const base::InputError& error) {
            for (base::Fault fault : error.faults) {
                fault.file = file;
                fault.line = number + 1;  // a line is read as a document of its own
                faults.push_back(std::move(fault));
            }
        }
    }
    if (!faults.empty()) throw base::InputError(std::move(faults));
    return steps;
}

}  // namespace skoen::gui
