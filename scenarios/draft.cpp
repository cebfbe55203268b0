#include "scenarios/draft.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "scenarios/catalogue.h"
#include "scenarios/definition_rules.h"
#include "scenarios/describe_definition.h"
#include "scenarios/describe_text.h"
#include "scenarios/fault_place.h"
#include "scenarios/ledger.h"
#include "scenarios/own_model_file.h"
#include "scenarios/schema_reader.h"
#include "scenarios/shipped_files.h"
#include "sim/base/text.h"

namespace skoen::scenarios {

namespace {

using base::JsonValue;

// The last token, and what stands before it: "/features/3" -> "/features", "3".
struct Split {
    std::string parent, last;
};
Split split(const std::string& pointer) {
    const std::size_t slash = pointer.rfind('/');
    return slash == std::string::npos ? Split{"", pointer}
                                      : Split{pointer.substr(0, slash), pointer.substr(slash + 1)};
}

JsonValue* value_at(JsonValue& root, std::string_view pointer) {
    return const_cast<JsonValue*>(scenarios::value_at(std::as_const(root), pointer));
}

std::string text_at(const JsonValue& object, const char* key) {
    const JsonValue* value = object.find(key);
    return value != nullptr && value->kind == JsonValue::Kind::string ? value->text : "";
}

sim::Definition definition_so_far(const JsonValue& root, std::vector<base::Fault>& faults) {
    sim::Definition definition;
    definition.behaviour = ledger_behaviour();
    SchemaReader reader(root);
    describe(static_cast<Schema&>(reader), definition);
    try {
        reader.finish();
    } catch (const base::InputError& error) {
        faults = error.faults;
    }
    return definition;
}

// A fault of a rule between places says where by its pointer; those of the schema come first.
void add_broken_rules(const JsonValue& root, DraftReading& reading) {
    for (BrokenRule& rule : broken_rules(reading.definition, shipped_ids("scenarios/strategies/"))) {
        reading.faults.push_back(
            fault_at(root, std::move(rule.pointer), std::move(rule.expected), std::move(rule.found)));
    }
    if (!reading.faults.empty()) return;
    try {
        bring_own_model(reading.definition, root);
    } catch (const base::InputError& error) {
        for (base::Fault fault :
             error.faults) {  // places in the model's file belong to the field that names it
            if (fault.pointer != "/model/file") {
                fault.found += " (" + fault.file + ':' + std::to_string(fault.line) + ')';
                fault.pointer = "/model/file";
            }
            reading.faults.push_back(std::move(fault));
        }
    }
}

// ---------------------------------------------------------------- keys that a choice brings and takes

// Where a described field stands in `object`; keys that no entry names are left out.
void keep_known_keys(JsonValue& object, const std::string& pointer, const std::vector<FormEntry>& form) {
    std::erase_if(object.members, [&](const base::JsonMember& member) {
        const std::string at = pointer + '/' + base::pointer_token(member.key);
        return std::none_of(form.begin(), form.end(), [&](const FormEntry& e) { return e.pointer == at; });
    });
}

void add_wanted_keys(JsonValue& root, const std::string& pointer, const std::vector<FormEntry>& form) {
    for (const FormEntry& entry : form) {
        if (!entry.required || split(entry.pointer).parent != pointer) continue;
        if (scenarios::value_at(root, entry.pointer) != nullptr) continue;
        const std::string value = entry.kind == FormKind::list         ? "[]"
                                  : entry.kind == FormKind::both_texts ? R"({"da": "", "en": ""})"
                                  : entry.value.empty()                ? "{}"
                                                                       : entry.value;
        base::set_at(root, entry.pointer + '=' + value);
    }
}

// ---------------------------------------------------------------- sources

bool is_figure(FormKind kind) {
    return kind == FormKind::number || kind == FormKind::whole_number || kind == FormKind::choice ||
           kind == FormKind::numbers;
}

std::string assumed_instead_of(const JsonValue& source) {
    const std::string before = text_at(source, "tag") + ' ' + text_at(source, "text");
    return base::shortened(std::string(kChangedHere) + before, kMaxSentence);
}

bool is_assumed(const JsonValue& source) { return text_at(source, "tag") == "A"; }

JsonValue source_json(const std::string& text, const std::string& about) {
    base::JsonWriter writer(base::JsonWriter::Layout::compact);
    writer.begin_object().key("tag").value("A").key("text").value(text);
    if (!about.empty()) writer.key("about").begin_array().value(about).end_array();
    return base::parse_json(writer.end_object().finish(), "desk");
}

// The source of what `pointer` lies in (a feature, a cue, an option): its pointer; nothing where none has one of its own.
std::optional<std::string> own_source(const JsonValue& root, const std::string& pointer) {
    for (std::string at = split(pointer).parent; !at.empty(); at = split(at).parent) {
        if (at.ends_with("/source")) return std::nullopt;
        const JsonValue* const source = scenarios::value_at(root, at + "/source");
        if (source != nullptr && source->kind == JsonValue::Kind::object) return at + "/source";
    }
    return std::nullopt;
}

void assume_own_source(JsonValue& root, const std::string& pointer) {
    JsonValue* const source = value_at(root, pointer);
    if (source == nullptr || is_assumed(*source)) return;
    *source = source_json(assumed_instead_of(*source), "");
}

// The pointer leaves the source it stood under and becomes an assumption.
void assume_listed_source(JsonValue& root, const std::string& pointer) {
    JsonValue* const sources = value_at(root, "/sources");
    if (sources == nullptr || sources->kind != JsonValue::Kind::array) return;
    for (std::size_t i = 0; i < sources->items.size(); ++i) {
        JsonValue& source = sources->items[i];
        JsonValue* const about = const_cast<JsonValue*>(source.find("about"));
        if (about == nullptr || is_assumed(source)) continue;
        const auto names = [&](const JsonValue& one) { return one.text == pointer; };
        if (std::none_of(about->items.begin(), about->items.end(), names)) continue;
        JsonValue assumed = source_json(assumed_instead_of(source), pointer);
        std::erase_if(about->items, names);
        if (about->items.empty())
            sources->items.erase(sources->items.begin() + static_cast<std::ptrdiff_t>(i));
        sources->items.push_back(std::move(assumed));
        return;
    }
}

// ---------------------------------------------------------------- items

std::string free_id(const JsonValue& list, const std::string& pointer) {
    std::string word = split(pointer).last;
    if (word.ends_with('s')) word.pop_back();
    for (std::size_t n = list.items.size() + 1;; ++n) {
        std::string id = word + '_' + std::to_string(n);
        const bool taken = std::any_of(list.items.begin(), list.items.end(),
                                       [&](const JsonValue& item) { return text_at(item, "id") == id; });
        if (!taken) return id;
    }
}

void fill_item(JsonValue& root, const std::string& pointer, const std::vector<FormEntry>& form) {
    add_wanted_keys(root, pointer, form);
    for (const FormEntry& entry : form) {
        const bool nested = entry.required && entry.kind == FormKind::object;
        if (nested && split(entry.pointer).parent == pointer) fill_item(root, entry.pointer, form);
    }
}

// Places in sources that pointed behind the item move up; those that pointed into it go.
void follow_removed(JsonValue& root, const std::string& list, std::size_t removed) {
    JsonValue* const sources = value_at(root, "/sources");
    if (sources == nullptr) return;
    for (JsonValue& source : sources->items) {
        JsonValue* const about = const_cast<JsonValue*>(source.find("about"));
        if (about == nullptr) continue;
        for (std::size_t i = about->items.size(); i-- > 0;) {
            std::string& text = about->items[i].text;
            if (!text.starts_with(list + '/')) continue;
            std::size_t place = 0;
            const char* const from = text.data() + list.size() + 1;
            const char* const end = text.data() + text.size();
            const auto read = std::from_chars(from, end, place);
            if (read.ec != std::errc{} || place < removed) continue;
            if (place > removed) {
                text = list + '/' + std::to_string(place - 1) + std::string(read.ptr, end);
            } else {
                about->items.erase(about->items.begin() + static_cast<std::ptrdiff_t>(i));
            }
        }
    }
    std::erase_if(sources->items, [](const JsonValue& source) {
        const JsonValue* about = source.find("about");
        return about != nullptr && about->items.empty();
    });
}

}  // namespace

const JsonValue* value_at(const JsonValue& root, std::string_view pointer) {
    const JsonValue* value = &root;
    while (!pointer.empty() && value != nullptr) {
        pointer.remove_prefix(1);
        const std::string_view token = pointer.substr(0, pointer.find('/'));
        pointer.remove_prefix(token.size());
        if (value->kind != JsonValue::Kind::array) {
            value = value->find(token);
            continue;
        }
        std::size_t index = 0;
        const auto read = std::from_chars(token.data(), token.data() + token.size(), index);
        const bool whole = read.ec == std::errc{} && read.ptr == token.data() + token.size();
        value = whole && index < value->items.size() ? &value->items[index] : nullptr;
    }
    return value;
}

const JsonValue* source_of(const JsonValue& root, const std::string& pointer) {
    if (const auto own = own_source(root, pointer)) return value_at(root, *own);
    const JsonValue* const sources = root.find("sources");
    const JsonValue* found = nullptr;
    std::size_t longest = 0;
    if (sources == nullptr) return found;
    for (const JsonValue& source : sources->items) {
        const JsonValue* const about = source.find("about");
        if (about == nullptr) continue;
        for (const JsonValue& at : about->items) {
            const bool covers = pointer == at.text || pointer.starts_with(at.text + '/');
            if (!covers || at.text.size() < longest) continue;
            longest = at.text.size();
            found = &source;
        }
    }
    return found;
}

DraftReading read_draft(const JsonValue& root) {
    DraftReading reading;
    reading.definition = definition_so_far(root, reading.faults);
    if (reading.faults.empty()) add_broken_rules(root, reading);
    reading.form = form_of(reading.definition);
    return reading;
}

JsonValue draft_with(const JsonValue& root, const std::string& set) {
    JsonValue changed = root;
    base::set_at(changed, set);
    const std::string pointer = set.substr(0, set.find('='));
    const std::vector<FormEntry> form = read_draft(changed).form;
    const auto entry =
        std::find_if(form.begin(), form.end(), [&](const FormEntry& e) { return e.pointer == pointer; });
    if (entry == form.end() || !is_figure(entry->kind)) return changed;
    if (entry->kind == FormKind::choice) {
        const std::string parent = split(pointer).parent;
        if (JsonValue* const object = value_at(changed, parent)) keep_known_keys(*object, parent, form);
        add_wanted_keys(changed, parent, form);
    }
    if (const auto own = own_source(changed, pointer)) {
        assume_own_source(changed, *own);
    } else {
        assume_listed_source(changed, pointer);
    }
    return changed;
}

JsonValue draft_with_item(const JsonValue& root, const std::string& pointer) {
    JsonValue changed = root;
    if (scenarios::value_at(changed, pointer) == nullptr) base::set_at(changed, pointer + "=[]");
    const JsonValue* const list = scenarios::value_at(changed, pointer);
    if (list == nullptr || list->kind != JsonValue::Kind::array)
        throw base::InputError({"command", 1, 1, pointer, "the place of a list", "none there"});
    const std::string id = free_id(*list, pointer), item = pointer + '/' + std::to_string(list->items.size());
    base::set_at(changed, pointer + "/-={}");
    const std::vector<FormEntry> form = read_draft(changed).form;
    fill_item(changed, item, form);
    for (const FormEntry& entry : form) {
        if (entry.pointer == item + "/id") base::set_at(changed, entry.pointer + '=' + base::json_quoted(id));
        if (entry.pointer == item + "/source/text")
            base::set_at(changed, entry.pointer + '=' + base::json_quoted(kSetHere));
    }
    return changed;
}

JsonValue draft_without(const JsonValue& root, const std::string& pointer) {
    JsonValue changed = root;
    const auto [list, last] = split(pointer);
    JsonValue* const holder = value_at(changed, list);
    std::size_t place = 0;
    const auto read = std::from_chars(last.data(), last.data() + last.size(), place);
    if (holder == nullptr || holder->kind != JsonValue::Kind::array || read.ec != std::errc{} ||
        place >= holder->items.size())
        throw base::InputError({"command", 1, 1, pointer, "the place of an item in a list", "none there"});
    holder->items.erase(holder->items.begin() + static_cast<std::ptrdiff_t>(place));
    follow_removed(changed, list, place);
    return changed;
}

}  // namespace skoen::scenarios
