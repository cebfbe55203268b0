#include "session/commands.h"

#include <array>
#include <cmath>
#include <type_traits>
#include <utility>

#include "sim/base/error.h"
#include "sim/base/json.h"

namespace skoen::session {

namespace {

using base::JsonValue;
using base::JsonWriter;

constexpr auto kNames = []<std::size_t... I>(std::index_sequence<I...>) {
    return std::array<std::string_view, sizeof...(I)>{std::variant_alternative_t<I, DeskCommand>::kName...};
}
(std::make_index_sequence<std::variant_size_v<DeskCommand>>{});

constexpr std::array<std::string_view, 3> kChoices = {"every", "rescued", "misled"};

// Both directions of one table: fields() names what a command holds, and a Writer or a Reader visits it.
class Writer {
  public:
    explicit Writer(JsonWriter& json) : json_(json) {}
    void field(const char* key, const int& value) { json_.key(key).value(value); }
    void field(const char* key, const double& value) { json_.key(key).value(value); }
    void field(const char* key, const bool& value) { json_.key(key).value(value); }
    void field(const char* key, const std::string& value) { json_.key(key).value(value); }
    void field(const char* key, const base::Language& value) {
        json_.key(key).value(value == base::Language::da ? "da" : "en");
    }
    void field(const char* key, const sim::Lever& value) { json_.key(key).value(sim::lever_name(value)); }
    void field(const char* key, const CaseChoice& value) {
        json_.key(key).value(kChoices[static_cast<std::size_t>(value)]);
    }

  private:
    JsonWriter& json_;
};

class Reader {
  public:
    explicit Reader(const JsonValue& object) : object_(object) {}
    void field(const char* key, int& value) {
        const JsonValue& found = get(key, JsonValue::Kind::number, "a whole number");
        if (!found.is_integer || std::fabs(found.number) > 1e9)
            refuse_command(place(key), "a whole number", base::in_words(found));
        value = static_cast<int>(found.number);
    }
    void field(const char* key, double& value) {
        value = get(key, JsonValue::Kind::number, "a number").number;
    }
    void field(const char* key, bool& value) {
        value = get(key, JsonValue::Kind::boolean, "true or false").boolean;
    }
    void field(const char* key, std::string& value) {
        value = get(key, JsonValue::Kind::string, "a text").text;
    }
    void field(const char* key, base::Language& value) {
        constexpr std::array<std::string_view, 2> kLanguages = {"da", "en"};
        value = static_cast<base::Language>(one_of(key, kLanguages));
    }
    void field(const char* key, sim::Lever& value) {
        std::array<std::string_view, sim::kLevers> names{};
        for (std::size_t i = 0; i < names.size(); ++i) names[i] = sim::lever_name(static_cast<sim::Lever>(i));
        value = static_cast<sim::Lever>(one_of(key, names));
    }
    void field(const char* key, CaseChoice& value) { value = static_cast<CaseChoice>(one_of(key, kChoices)); }
    [[nodiscard]] std::size_t fields() const { return seen_; }

  private:
    static std::string place(const char* key) { return std::string("/") + key; }
    const JsonValue& get(const char* key, JsonValue::Kind kind, const char* expected) {
        const JsonValue* found = object_.find(key);
        if (found == nullptr) refuse_command(place(key), expected, "nothing");
        if (found->kind != kind) refuse_command(place(key), expected, base::in_words(*found));
        ++seen_;
        return *found;
    }
    template <class Names>
    std::size_t one_of(const char* key, const Names& names) {
        const JsonValue& found = get(key, JsonValue::Kind::string, "a name");
        std::string known;
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (names[i] == found.text) return i;
            known += (i > 0 ? ", " : "") + std::string(names[i]);
        }
        refuse_command(place(key), "one of " + known, base::in_words(found));
    }

    const JsonValue& object_;
    std::size_t seen_ = 0;
};

template <class Visitor>
void own_fields(Visitor& v, auto& c) {
    using Command = std::remove_const_t<std::remove_reference_t<decltype(c)>>;
    if constexpr (requires { c.view; }) {
        v.field("view", c.view);
        v.field("page", c.page);
    }
    if constexpr (requires { c.language; }) v.field("language", c.language);
    if constexpr (requires { c.scale; }) v.field("scale", c.scale);
    if constexpr (requires { c.scenario; }) v.field("scenario", c.scenario);
    if constexpr (requires { c.plan; }) v.field("plan", c.plan);
    if constexpr (requires { c.strategy; }) v.field("strategy", c.strategy);
    if constexpr (requires { c.name; }) v.field("name", c.name);
    if constexpr (requires { c.lever; }) v.field("lever", c.lever);
    if constexpr (std::is_same_v<Command, SetLever>) {
        v.field("option", c.option);
        v.field("from", c.from);
        v.field("to", c.to);
        v.field("intensity", c.intensity);
    }
    if constexpr (requires { c.replications; }) v.field("replications", c.replications);
    if constexpr (requires { c.choice; }) v.field("choice", c.choice);
    if constexpr (requires { c.number; }) v.field("number", c.number);
    if constexpr (requires { c.step; }) v.field("step", c.step);
}

template <class Visitor>
void fields(Visitor& v, auto& c) {
    if constexpr (requires { c.fields(v, c); }) {
        c.fields(v, c);
    } else {
        own_fields(v, c);
    }
}

template <std::size_t I = 0>
DeskCommand read(std::size_t which, const JsonValue& object) {
    if constexpr (I < std::variant_size_v<DeskCommand>) {
        if (which != I) return read<I + 1>(which, object);
        std::variant_alternative_t<I, DeskCommand> command;
        Reader reader(object);
        fields(reader, command);
        if (object.members.size() != reader.fields() + 1) {
            refuse_command("", std::to_string(reader.fields() + 1) + " keys",
                           std::to_string(object.members.size()));
        }
        return command;
    }
    throw base::InternalError("command_from: no such command");
}

}  // namespace

std::string to_line(const DeskCommand& command) {
    JsonWriter json(JsonWriter::Layout::compact);
    json.begin_object().key("do").value(kNames[command.index()]);
    Writer writer(json);
    std::visit([&writer](const auto& c) { fields(writer, c); }, command);
    std::string line = json.end_object().finish();
    while (!line.empty() && line.back() == '\n') line.pop_back();
    return line;
}

DeskCommand command_from(std::string_view line) {
    const JsonValue object = base::parse_json(line, "command");
    if (object.kind != JsonValue::Kind::object) refuse_command("", "an object", base::in_words(object));
    const JsonValue* name = object.find("do");
    if (name == nullptr || name->kind != JsonValue::Kind::string)
        refuse_command("/do", "the name of a command", "none");
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        if (kNames[i] == name->text) return read(i, object);
    }
    const auto nearest = base::nearest_name(name->text, kNames);
    refuse_command("/do", nearest ? "a command such as " + std::string(*nearest) : "the name of a command",
                   base::in_words(*name));
}

[[noreturn]] void refuse_command(const std::string& pointer, const std::string& expected,
                                 const std::string& found) {
    throw base::InputError(base::Fault{"command", 1, 1, pointer, expected, found});
}

}  // namespace skoen::session
