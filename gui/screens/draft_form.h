// The fields of a scenario that is being written, from the form that its file language makes: whatever a file may hold has
// its field here, also what was added to the language yesterday.
#pragma once

#include <string>

#include "gui/screens/common.h"
#include "scenarios/schema_form.h"

namespace skoen::gui::screens {

// The field's name for people: of assets/lang/fields.json, else its key in words.
[[nodiscard]] std::string field_name(const DeskView& view, const scenarios::FormEntry& entry);

// Everything that lies directly or deeper in `parent` ("" with a list of top keys otherwise), from (x, y) down. Returns the
// y below.
float draw_draft_fields(const DeskView& view, const std::vector<std::string>& tops, float x, float y,
                        float width, DeskCommands& out);

}  // namespace skoen::gui::screens
