#include "session/training_commands.h"

#include <algorithm>
#include <cmath>

#include "session/commands.h"
#include "sim/base/json.h"

namespace skoen::session {

namespace {

double number_of(const base::JsonValue& value, const std::string& key, double least, double most,
                 bool whole) {
    if (value.kind != base::JsonValue::Kind::number || value.number < least || value.number > most ||
        (whole && !value.is_integer)) {
        refuse_command('/' + key,
                       "a number from " + base::json_number(least) + " to " + base::json_number(most),
                       base::in_words(value));
    }
    return value.number;
}

}  // namespace

std::string training_line(const TrainingCommand& command) {
    base::JsonWriter json(base::JsonWriter::Layout::compact);
    json.begin_object();
    json.key("do").value(kTrainingDoes[static_cast<std::size_t>(command.what)]);
    if (command.number != 0) json.key("number").value(command.number);
    if (command.other != 0) json.key("other").value(command.other);
    if (!command.name.empty()) json.key("name").value(command.name);
    if (command.at != 0) json.key("at").value(command.at);
    if (!command.deck.empty()) json.key("deck").value(command.deck);
    json.end_object();
    return json.finish();
}

TrainingCommand training_command(std::string_view line) {
    const base::JsonValue root = base::parse_json(line, "command");
    if (root.kind != base::JsonValue::Kind::object) refuse_command("", "an object", base::in_words(root));
    TrainingCommand out;
    bool named = false;
    for (const base::JsonMember& member : root.members) {
        if (member.key == "do") {
            const auto found = std::find(kTrainingDoes.begin(), kTrainingDoes.end(), member.value.text);
            if (found == kTrainingDoes.end())
                refuse_command("/do", "a step of a training session", base::in_words(member.value));
            out.what = static_cast<TrainingDo>(found - kTrainingDoes.begin());
            named = true;
        } else if (member.key == "number") {
            out.number = static_cast<int>(number_of(member.value, "number", 0, 100000, true));
        } else if (member.key == "other") {
            out.other = static_cast<int>(number_of(member.value, "other", 0, 100000, true));
        } else if (member.key == "at") {
            out.at = number_of(member.value, "at", 0, 1e9, false);
        } else if (member.key == "name" && member.value.kind == base::JsonValue::Kind::string) {
            out.name = member.value.text;
        } else if (member.key == "deck" && member.value.kind == base::JsonValue::Kind::string) {
            out.deck = member.value.text;
        } else {
            refuse_command('/' + member.key, "do, number, other, name, at or deck",
                           base::in_words(member.value));
        }
    }
    if (!named) refuse_command("/do", "a step of a training session", "nothing");
    return out;
}

}  // namespace skoen::session
