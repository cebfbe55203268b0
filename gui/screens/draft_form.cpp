#include "gui/screens/draft_form.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include "scenarios/catalogue.h"
#include "scenarios/fault_words.h"
#include "scenarios/texts.h"

namespace skoen::gui::screens {

namespace {

using base::JsonValue;
using scenarios::FormEntry;
using scenarios::FormKind;

constexpr float kStacked = 40;  // em below which a field stands under its name
constexpr float kAboveField = 0.45F;
constexpr float kNumberField = 9;
constexpr float kRoomForNames = 14;     // em from which all names that a field may hold are shown
constexpr std::size_t kManyFields = 5;  // of an item that is shown alone

std::string parent_of(const std::string& pointer) { return pointer.substr(0, pointer.rfind('/')); }

std::optional<base::Bilingual> words_if_any(const std::string& key) {
    return scenarios::has_text(key) ? std::optional(scenarios::text(key)) : std::nullopt;
}

std::string help_of(const DeskView& view, const FormEntry& entry) {
    if (const auto words = words_if_any("fields.help." + entry.name)) return tr(view, *words);
    const bool named = scenarios::has_text("fields.name." + entry.name);
    return named ? std::string() : entry.doc;  // of a field that is new in the language
}

std::string with_decimal_sign(std::string number, base::Language language) {
    if (language == base::Language::da) std::replace(number.begin(), number.end(), '.', ',');
    return number;
}

// A number as JSON writes it, or nothing.
std::optional<std::string> number_in(std::string typed) {
    std::erase(typed, ' ');
    std::replace(typed.begin(), typed.end(), ',', '.');
    double value = 0;
    const char* const end = typed.data() + typed.size();
    const auto read = std::from_chars(typed.data(), end, value);
    const std::size_t first = typed.starts_with('-') ? 1 : 0;
    const bool zeros = typed.size() > first + 1 && typed[first] == '0' && typed[first + 1] != '.';
    const bool digit_ends = !typed.empty() && std::isdigit(static_cast<unsigned char>(typed.back())) != 0 &&
                            typed.size() > first &&
                            std::isdigit(static_cast<unsigned char>(typed[first])) != 0;
    if (read.ec != std::errc{} || read.ptr != end || !std::isfinite(value) || zeros || !digit_ends)
        return std::nullopt;
    return typed;
}

// Shortened until it fits.
std::string fitting(std::string label, float width) {
    for (std::size_t letters = base::character_count(label); letters > 6 && ui::text_width(label) > width;
         --letters)
        label = base::shortened(label, letters);
    return label;
}

struct NamedOption {
    std::string id, label;
};

class Fields {
  public:
    Fields(const DeskView& view, float x, float width, DeskCommands& out)
        : view_(view), draft_(*view.draft), form_(draft_.reading.form), x_(x), width_(width), out_(out) {}

    float top(const std::string& key, float y) {
        const auto entry = std::find_if(form_.begin(), form_.end(),
                                        [&](const FormEntry& e) { return e.pointer == '/' + key; });
        return entry == form_.end() ? y : draw(*entry, y);
    }

  private:
    float draw(const FormEntry& entry, float y) {
        if (entry.kind == FormKind::object) return object(entry, y);
        if (entry.kind == FormKind::list) return list(entry, y);
        if (entry.name.ends_with(".source.about")) return y;
        return row(entry, y);
    }

    float inside(const std::string& parent, float y) {
        for (const FormEntry& entry : form_) {
            if (parent_of(entry.pointer) == parent) y = draw(entry, y);
        }
        return y;
    }

    float heading(const FormEntry& entry, float y) {
        ui::at(x_, y + 0.5F);
        ui::rule(width_);
        ui::at(x_, y + 0.9F);
        ui::strong(field_name(view_, entry), width_);
        const std::string help = help_of(view_, entry);
        if (!help.empty()) {
            ui::at(x_, ui::cursor_y());
            ui::grey(help, width_);
        }
        return fault_lines(entry.pointer, x_, ui::cursor_y() + 0.2F, width_);
    }

    float object(const FormEntry& entry, float y) {
        const bool source = entry.name.ends_with(".source");
        if (!source) y = heading(entry, y);
        return inside(entry.pointer, y) + (source ? 0 : 0.4F);
    }

    // ------------------------------------------------------------ lists

    [[nodiscard]] std::vector<const FormEntry*> items_of(const FormEntry& list) const {
        std::vector<const FormEntry*> items;
        for (const FormEntry& entry : form_) {
            if (entry.kind == FormKind::item && parent_of(entry.pointer) == list.pointer)
                items.push_back(&entry);
        }
        return items;
    }

    [[nodiscard]] std::string item_name(const FormEntry& item) const {
        for (const char* key : {"/name", "/id"}) {
            const JsonValue* value = scenarios::value_at(draft_.root, item.pointer + key);
            if (value == nullptr) continue;
            const JsonValue* text = value->kind == JsonValue::Kind::object
                                        ? value->find(view_.language == base::Language::da ? "da" : "en")
                                        : value;
            if (text != nullptr && text->kind == JsonValue::Kind::string && !text->text.empty())
                return text->text;
        }
        return std::to_string(std::stoul(item.pointer.substr(item.pointer.rfind('/') + 1)) + 1);
    }

    bool add_button(const FormEntry& list, float x, float y) {
        ui::at(x, y);
        const bool hit = ui::button("draft.add" + list.pointer, tr(view_, "editor.add"), ui::Kind::plain,
                                    list.count < list.most);
        if (hit) out_.push_back(session::AddToDraft{list.pointer});
        return hit;
    }

    void remove_link(const FormEntry& item, const FormEntry& list, float right, float y) {
        const std::string words = tr(view_, "editor.remove");
        ui::at(right - ui::text_width(words) - 0.2F, y);
        if (ui::button("draft.remove" + item.pointer, words, ui::Kind::link, list.count > list.least))
            out_.push_back(session::RemoveFromDraft{item.pointer});
    }

    float list(const FormEntry& entry, float y) {
        y = heading(entry, y);
        const std::vector<const FormEntry*> items = items_of(entry);
        std::size_t fields = 0;
        for (const FormEntry& one : form_)
            fields += !items.empty() && parent_of(one.pointer) == items.front()->pointer ? 1U : 0U;
        if (fields >= kManyFields) return one_by_one(entry, items, y);
        for (const FormEntry* item : items) y = short_item(entry, *item, y);
        add_button(entry, x_, y + 0.3F);
        return ui::last().bottom() + 0.6F;
    }

    // Names of all, the fields of the chosen one.
    float one_by_one(const FormEntry& entry, const std::vector<const FormEntry*>& items, float y) {
        const auto last = static_cast<int>(items.size()) - 1;
        const auto chosen = static_cast<std::size_t>(std::clamp(draft_.look.item, 0, last));
        std::vector<NamedOption> names;
        for (const FormEntry* item : items) {
            const bool faulty =
                std::any_of(draft_.reading.faults.begin(), draft_.reading.faults.end(),
                            [&](const base::Fault& f) { return f.pointer.starts_with(item->pointer + '/'); });
            names.push_back({item->pointer, item_name(*item) + (faulty ? " (!)" : "")});
        }
        int hit = -1;
        y = chips("draft.item" + entry.pointer, names, static_cast<int>(chosen), x_, y, width_, hit);
        if (hit >= 0) out_.push_back(session::LookAtDraft{draft_.look.part, hit});
        add_button(entry, x_, y);
        remove_link(*items[chosen], entry, x_ + width_, y + 0.3F);
        return inside(items[chosen]->pointer, y + 2.6F);
    }

    // Its fields beside each other.
    float short_item(const FormEntry& list, const FormEntry& item, float y) {
        ui::at(x_, y);
        ui::hairline(width_);
        const float remove = ui::text_width(tr(view_, "editor.remove")) + 1.2F;
        remove_link(item, list, x_ + width_, y + 0.4F);
        float x = x_, line = y + 0.4F, below = line + 1.4F;
        for (const FormEntry& entry : form_) {
            if (parent_of(entry.pointer) != item.pointer) continue;
            const bool narrow = entry.kind == FormKind::number || entry.kind == FormKind::whole_number;
            const bool both = entry.kind == FormKind::both_texts;
            const float room = width_ - remove;
            const float own = std::min(room, narrow                        ? 6.0F
                                             : both && entry.longest > 100 ? room
                                             : both                        ? 20.0F
                                                                           : 12.0F);
            if (x > x_ && x + own > x_ + room) {
                x = x_;
                line = below + 0.3F;
            }
            ui::at(x, line);
            ui::grey(field_name(view_, entry), own);
            const float bottom = control(entry, x, ui::cursor_y() + 0.1F, own);
            below = std::max(below, fault_lines(entry.pointer, x, bottom,
                                                std::clamp(x_ + width_ - x, own, std::max(own, 14.0F))));
            x += own + 0.8F;
        }
        return fault_lines(item.pointer, x_, below + 0.2F, width_) + 0.3F;
    }

    // ------------------------------------------------------------ one field

    float row(const FormEntry& entry, float y) {
        ui::at(x_, y);
        ui::hairline(width_);
        const bool stacked = width_ < kStacked;
        const float left = stacked ? width_ : width_ * 0.4F - 1, field_x = stacked ? x_ : x_ + width_ * 0.4F;
        const float own = stacked ? width_ : width_ * 0.6F;
        ui::at(x_, y + kAboveField);
        ui::body(field_name(view_, entry), left);
        const std::string help = help_of(view_, entry);
        if (!help.empty()) {
            ui::at(x_, ui::cursor_y());
            ui::grey(help, left);
        }
        const float after_words = ui::cursor_y();
        float below = control(entry, field_x, stacked ? after_words + 0.2F : y + kAboveField - 0.1F, own);
        below = fault_lines(entry.pointer, field_x, below, own);
        below = source_line(entry, field_x, below, own);
        return std::max(after_words, below) + kAboveField;
    }

    // Where a figure comes from, unless its own source is on this page.
    float source_line(const FormEntry& entry, float x, float y, float width) {
        const bool figure = entry.kind == FormKind::number || entry.kind == FormKind::whole_number ||
                            entry.kind == FormKind::choice;
        const JsonValue* source = figure ? scenarios::source_of(draft_.root, entry.pointer) : nullptr;
        if (source == nullptr || source->find("about") == nullptr) return y;  // its own stands on this page
        const JsonValue *tag = source->find("tag"), *text = source->find("text");
        if (tag == nullptr || text == nullptr || source == last_source_) return y;
        last_source_ = source;  // said once where it speaks of several fields in a row
        ui::at(x, y + 0.1F);
        if (tag->text == "A") {
            std::string reason = text->text;
            if (reason == scenarios::kSetHere) reason = tr(view_, "editor.set_here");
            if (reason.starts_with(scenarios::kChangedHere))
                reason = tr(view_, "editor.changed_here", {reason.substr(scenarios::kChangedHere.size())});
            for (const std::string_view word : {"Assumption: ", "Antagelse: "}) {
                if (reason.starts_with(word)) reason.erase(0, word.size());
            }
            ui::grey(tr(view_, "editor.assumed", {reason}), width);
        } else {
            ui::grey(tr(view_, "editor.source", {tag->text, text->text}), width);
        }
        return ui::cursor_y();
    }

    // The faults that stand at that place, and of both languages of a text.
    float fault_lines(const std::string& pointer, float x, float y, float width) {
        for (const base::Fault& fault : draft_.reading.faults) {
            if (fault.pointer != pointer) continue;
            ui::at(x, y + 0.1F);
            ui::strong(scenarios::fault_words(fault, view_.language), width);
            y = ui::cursor_y();
        }
        return y;
    }

    [[nodiscard]] JsonValue held(const FormEntry& entry, const std::string& pointer) const {
        if (const JsonValue* value = scenarios::value_at(draft_.root, pointer)) return *value;
        return entry.value.empty() ? JsonValue{} : base::parse_json(entry.value, "default");
    }

    void set(const std::string& pointer, const std::string& json) {
        out_.push_back(session::EditDraft{pointer + '=' + json});
    }

    float control(const FormEntry& entry, float x, float y, float width) {
        switch (entry.kind) {
        case FormKind::both_texts:
            return both_texts(entry, x, y, width);
        case FormKind::number:
        case FormKind::whole_number:
            return number(entry, x, y, width);
        case FormKind::choice:
            return choice(entry, x, y, width);
        case FormKind::yes_or_no:
            return yes_or_no(entry, x, y);
        case FormKind::texts:
        case FormKind::numbers:
            return several(entry, x, y, width);
        default:
            return entry.is_id && has_options(entry) ? reference(entry, x, y, width)
                                                     : one_text(entry, entry.pointer, x, y, width);
        }
    }

    float one_text(const FormEntry& entry, const std::string& pointer, float x, float y, float width) {
        const JsonValue value = held(entry, pointer);
        const std::string shown = value.kind == JsonValue::Kind::string ? value.text : "";
        std::string typed = shown;
        ui::at(x, y);
        ui::next_width(width);
        if (ui::text_field("draft" + pointer, typed, field_name(view_, entry)) && typed != shown)
            set(pointer, base::json_quoted(typed));
        // A line shows the beginning of a long text; the whole stands below.
        if (ui::text_width(shown) + 1.2F <= width) return y + ui::kButton;
        ui::at(x, y + ui::kButton + 0.15F);
        ui::grey(shown, width);
        return ui::cursor_y();
    }

    float both_texts(const FormEntry& entry, float x, float y, float width) {
        FormEntry one = entry;
        one.value = "\"\"";
        const bool small = width < 24;
        const float label = small ? 0 : ui::text_width(tr(view_, "editor.danish")) + 1.1F;
        for (const char* language : {"da", "en"}) {
            const std::string pointer = entry.pointer + '/' + language;
            if (!small) {
                ui::at(x, y + 0.35F);
                ui::grey(tr(view_, language[0] == 'd' ? "editor.danish" : "editor.english"));
            }
            y = one_text(one, pointer, x + label, y, width - label);
            y = fault_lines(pointer, x + label, y, width - label) + 0.25F;
        }
        return y - 0.25F;
    }

    float number(const FormEntry& entry, float x, float y, float width) {
        const JsonValue value = held(entry, entry.pointer);
        const bool is_number = value.kind == JsonValue::Kind::number;
        const std::string raw = is_number || value.kind == JsonValue::Kind::string ? value.text : "";
        const std::string shown = is_number ? with_decimal_sign(raw, view_.language) : raw;
        std::string typed = shown;
        ui::at(x, y);
        ui::next_width(std::min(width, kNumberField));
        if (ui::text_field("draft" + entry.pointer, typed, field_name(view_, entry)) && typed != shown) {
            const std::optional<std::string> meant = number_in(typed);
            if (!is_number || meant != raw) set(entry.pointer, meant ? *meant : base::json_quoted(typed));
        }
        if (!entry.unit.empty() && width > kNumberField + 5) {
            ui::at(x + kNumberField + 0.6F, y + 0.35F);
            ui::grey(unit_words(entry, value), width - kNumberField - 0.6F);
        }
        return y + ui::kButton;
    }

    // A share says what it is of 100.
    [[nodiscard]] std::string unit_words(const FormEntry& entry, const JsonValue& value) const {
        if (entry.unit == "share" && value.kind == JsonValue::Kind::number)
            return base::format_percent(value.number, 1, view_.language);
        return scenarios::fault_phrase(entry.unit, view_.language);
    }

    float choice(const FormEntry& entry, float x, float y, float width) {
        const JsonValue value = held(entry, entry.pointer);
        std::vector<std::string> labels;
        int current = -1;
        for (const std::string& option : entry.options) {
            const auto words = words_if_any("fields.choice." + entry.name + '.' + option);
            labels.push_back(words ? tr(view_, *words) : option);
            if (value.text == option) current = static_cast<int>(labels.size()) - 1;
        }
        const bool letters =
            std::all_of(labels.begin(), labels.end(), [](const auto& l) { return l.size() < 3; });
        ui::at(x, y);
        int hit = -1;
        if (letters) {
            hit = ui::segmented("draft" + entry.pointer, labels, current);
        } else {
            ui::next_width(width);
            hit = ui::choice_list("draft" + entry.pointer, labels, current);
        }
        if (hit >= 0 && hit != current)
            set(entry.pointer, base::json_quoted(entry.options[static_cast<std::size_t>(hit)]));
        return letters ? y + ui::kButton : ui::cursor_y();
    }

    float yes_or_no(const FormEntry& entry, float x, float y) {
        const JsonValue value = held(entry, entry.pointer);
        ui::at(x, y);
        if (ui::toggle("draft" + entry.pointer, tr(view_, "editor.yes"), value.boolean))
            set(entry.pointer, value.boolean ? "false" : "true");
        return y + ui::kButton;
    }

    // ------------------------------------------------------------ names of other things

    [[nodiscard]] std::vector<NamedOption> named(const char* list) const {
        std::vector<NamedOption> out;
        const JsonValue* items = draft_.root.find(list);
        if (items == nullptr) return out;
        for (std::size_t i = 0; i < items->items.size(); ++i) {
            const JsonValue* id = items->items[i].find("id");
            if (id == nullptr || id->kind != JsonValue::Kind::string) continue;
            FormEntry item;
            item.pointer = '/' + std::string(list) + '/' + std::to_string(i);
            out.push_back({id->text, item_name(item)});
        }
        return out;
    }

    // What a field that holds ids may name; nothing where it is free.
    [[nodiscard]] std::vector<NamedOption> options_of(const FormEntry& entry) const {
        const std::string& name = entry.name;
        if (name == "default_strategies") {
            std::vector<NamedOption> out;
            for (const scenarios::StrategyEntry& s : scenarios::strategies())
                out.push_back({s.id, tr(view_, s.name)});
            return out;
        }
        if (name == "model.hidden" || name == "model.tilt_feature" || name == "groups.feature" ||
            name == "correlations.a" || name == "correlations.b")
            return named("features");
        if (name == "decision.palette.options.weights.of") {
            std::vector<NamedOption> out = named("features");
            for (NamedOption& cue : named("cues")) out.push_back(std::move(cue));
            return out;
        }
        if (name == "equity_group" || name == "history.silent_group" ||
            name == "decision.palette.urgent_group" || name == "decision.amount.faults.group")
            return named("groups");
        return {};
    }
    [[nodiscard]] bool has_options(const FormEntry& entry) const {
        return entry.is_id && !options_of(entry).empty();
    }

    float reference(const FormEntry& entry, float x, float y, float width) {
        std::vector<NamedOption> options = options_of(entry);
        if (!entry.required) options.insert(options.begin(), {"", tr(view_, "editor.nobody")});
        const JsonValue value = held(entry, entry.pointer);
        int current = -1, hit = -1;
        for (std::size_t i = 0; i < options.size(); ++i) {
            if (options[i].id == value.text) current = static_cast<int>(i);
        }
        if (width < kRoomForNames) {  // one at a time, the next when pressed
            ui::at(x, y);
            const auto place = static_cast<std::size_t>(std::max(current, 0));
            const std::string label = current < 0 ? value.text : options[place].label;
            ui::next_width(width);
            if (ui::button("draft" + entry.pointer, fitting(label.empty() ? "–" : label, width - 1.6F)))
                hit = (current + 1) % static_cast<int>(options.size());
            y += ui::kButton + 0.2F;
        } else {
            y = chips("draft" + entry.pointer, options, current, x, y, width, hit);
        }
        if (hit >= 0 && hit != current)
            set(entry.pointer, base::json_quoted(options[static_cast<std::size_t>(hit)].id));
        return y - 0.2F;
    }

    float several(const FormEntry& entry, float x, float y, float width) {
        const JsonValue value = held(entry, entry.pointer);
        const std::vector<NamedOption> options = options_of(entry);
        if (!options.empty()) return toggles(entry, value, options, x, y);
        std::string shown;
        for (const JsonValue& item : value.items) shown += (shown.empty() ? "" : "; ") + item.text;
        std::string typed = shown;
        ui::at(x, y);
        ui::next_width(width);
        if (ui::text_field("draft" + entry.pointer, typed, field_name(view_, entry)) && typed != shown)
            set(entry.pointer, list_json(entry, typed));
        return y + ui::kButton;
    }

    // "a; b; c"
    static std::string list_json(const FormEntry& entry, const std::string& typed) {
        std::string json = "[";
        for (std::size_t from = 0; from < typed.size();) {
            const std::size_t to = std::min(typed.find(';', from), typed.size());
            std::string part = typed.substr(from, to - from);
            part.erase(0, part.find_first_not_of(' '));
            const auto meant = entry.kind == FormKind::numbers ? number_in(part) : std::nullopt;
            json += (json.size() > 1 ? "," : "") + (meant ? *meant : base::json_quoted(part));
            from = to + 1;
        }
        return json + ']';
    }

    float toggles(const FormEntry& entry, const JsonValue& value, const std::vector<NamedOption>& options,
                  float x, float y) {
        std::vector<std::string> on;
        for (const JsonValue& item : value.items) on.push_back(item.text);
        for (const NamedOption& option : options) {
            const auto held_at = std::find(on.begin(), on.end(), option.id);
            ui::at(x, y);
            if (ui::toggle("draft" + entry.pointer + '.' + option.id, option.label, held_at != on.end())) {
                std::vector<std::string> after = on;
                if (held_at == on.end())
                    after.push_back(option.id);
                else
                    std::erase(after, option.id);
                std::string json;
                for (const std::string& id : after) json += (json.empty() ? "" : ",") + base::json_quoted(id);
                set(entry.pointer, '[' + json + ']');
            }
            y += 1.9F;
        }
        return y;
    }

    float chips(const std::string& key, const std::vector<NamedOption>& options, int current, float x,
                float y, float width, int& hit) {
        float at = x, line = y;
        for (std::size_t i = 0; i < options.size(); ++i) {
            const bool chosen = static_cast<int>(i) == current;
            const std::string label = base::shortened(options[i].label, 44);
            const float own = ui::text_width(label) + (chosen ? 2.2F : 0.2F);
            if (at > x && at + own > x + width) at = x, line += 2.2F;
            ui::at(at, chosen ? line : line + 0.3F);
            if (ui::button(key + '.' + std::to_string(i), label, chosen ? ui::Kind::plain : ui::Kind::link))
                hit = static_cast<int>(i);
            at += own + 0.9F;
        }
        return line + 2.5F;
    }

    const DeskView& view_;
    const session::ScenarioDraft& draft_;
    const std::vector<FormEntry>& form_;
    float x_, width_;
    DeskCommands& out_;
    const JsonValue* last_source_ = nullptr;
};

}  // namespace

std::string field_name(const DeskView& view, const FormEntry& entry) {
    if (const auto words = words_if_any("fields.name." + entry.name)) return tr(view, *words);
    std::string words = entry.name.substr(entry.name.rfind('.') + 1);
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

float draw_draft_fields(const DeskView& view, const std::vector<std::string>& tops, float x, float y,
                        float width, DeskCommands& out) {
    Fields fields(view, x, width, out);
    for (const std::string& key : tops) y = fields.top(key, y);
    return y;
}

}  // namespace skoen::gui::screens
