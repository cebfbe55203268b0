// A scenario that somebody is still writing: read as far as it goes, changed field by field, faults and all.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenarios/schema_form.h"
#include "sim/base/error.h"
#include "sim/base/json.h"
#include "sim/definition.h"

namespace skoen::scenarios {

// How the source of a figure begins, or what it is, once the figure was changed or set here.
inline constexpr std::string_view kChangedHere = "Assumption: changed at the desk; before: ";
inline constexpr std::string_view kSetHere = "Assumption: set at the desk.";

struct DraftReading {
    sim::Definition definition;       // a faulty field holds its default
    std::vector<base::Fault> faults;  // those of `skoen check`, in its order; empty: it can be played
    std::vector<FormEntry> form;      // of the definition as it was read
};
// Throws base::InputError only where `root` is no object.
[[nodiscard]] DraftReading read_draft(const base::JsonValue& root);

// Each returns the changed draft and leaves `root`. Throw base::InputError where the place cannot be.

// "/POINTER=VALUE". Where a choice decides which keys there are, those that are wanted come with their defaults and those
// that no longer are go. A figure of a feature or cue, or one that a source speaks of, is from then on an assumption that
// says what the source was; sources that nothing rests on any more go.
[[nodiscard]] base::JsonValue draft_with(const base::JsonValue& root, const std::string& set);
// One more item in the list at `pointer`, every field with its default, an id of its own and an assumption as source.
[[nodiscard]] base::JsonValue draft_with_item(const base::JsonValue& root, const std::string& pointer);
// Without the item at `pointer` of a list; /features/3.
[[nodiscard]] base::JsonValue draft_without(const base::JsonValue& root, const std::string& pointer);

// The value at exactly that pointer, or null.
[[nodiscard]] const base::JsonValue* value_at(const base::JsonValue& root, std::string_view pointer);

// The source that speaks of the field at `pointer`: of the feature, cue or the like it lies in, else the nearest `about`; null: none.
[[nodiscard]] const base::JsonValue* source_of(const base::JsonValue& root, const std::string& pointer);

}  // namespace skoen::scenarios
