#include "scenarios/texts.h"

#include <algorithm>
#include <map>

#include "scenarios/embedded.h"
#include "sim/base/error.h"
#include "sim/base/json.h"

namespace skoen::scenarios {

namespace {

using Texts = std::map<std::string, base::Bilingual, std::less<>>;

constexpr std::string_view kFolder = "assets/lang/";
constexpr std::string_view kEnding = ".json";

const std::string& words_in(const base::JsonValue& entry, std::string_view language, const std::string& key) {
    const base::JsonValue* value = entry.find(language);
    base::ensure(value != nullptr && value->kind == base::JsonValue::Kind::string && !value->text.empty(),
                 "text " + key + " lacks the language " + std::string(language));
    return value->text;
}

void read_room(const EmbeddedFile& file, Texts& texts) {
    std::string room(file.path.substr(kFolder.size()));
    room.resize(room.size() - kEnding.size());
    for (const base::JsonMember& member : base::parse_json(file.text, std::string(file.path)).members) {
        const std::string key = room + '.' + member.key;
        base::ensure(member.value.members.size() == 2, "text " + key + " has da and en, and nothing else");
        texts.emplace(key,
                      base::Bilingual{words_in(member.value, "da", key), words_in(member.value, "en", key)});
    }
}

const Texts& all_texts() {
    static const Texts all = [] {
        Texts texts;
        for (const EmbeddedFile& file : embedded_files()) {
            if (file.path.starts_with(kFolder) && file.path.ends_with(kEnding)) read_room(file, texts);
        }
        return texts;
    }();
    return all;
}

}  // namespace

const base::Bilingual& text(std::string_view key) {
    const auto found = all_texts().find(key);
    base::ensure(found != all_texts().end(), "no text with the key " + std::string(key));
    return found->second;
}

bool has_text(std::string_view key) { return all_texts().contains(key); }

std::vector<std::string> text_keys() {
    std::vector<std::string> keys;
    for (const auto& [key, words] : all_texts()) keys.push_back(key);
    return keys;
}

std::string fill(std::string_view words, std::initializer_list<std::string_view> values) {
    base::ensure(values.size() <= 10, "fill: placeholders have one digit");
    std::string out;
    unsigned used = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool placeholder = words[i] == '{' && i + 2 < words.size() && words[i + 1] >= '0' &&
                                 words[i + 1] <= '9' && words[i + 2] == '}';
        if (!placeholder) {
            out += words[i];
            continue;
        }
        const auto index = static_cast<std::size_t>(words[i + 1] - '0');
        base::ensure(index < values.size(), "fill: no value for a placeholder in: " + std::string(words));
        out += values.begin()[index];
        used |= 1U << index;
        i += 2;
    }
    base::ensure(used == (1U << values.size()) - 1U,
                 "fill: a value without its placeholder in: " + std::string(words));
    return out;
}

const base::Bilingual& measure_name(std::string_view id) {
    return text("measures." + std::string(id) + ".name");
}

const base::Bilingual& measure_definition(std::string_view id) {
    return text("measures." + std::string(id) + ".definition");
}

const base::Bilingual& unit_name(std::string_view unit) {
    std::string key(unit);
    std::replace(key.begin(), key.end(), ' ', '_');
    return text("measures.unit." + key);
}

const base::Bilingual& lever_title(sim::Lever lever) {
    return text("levers." + std::string(sim::lever_name(lever)) + ".name");
}

const base::Bilingual& lever_summary(sim::Lever lever) {
    return text("levers." + std::string(sim::lever_name(lever)) + ".summary");
}

const base::Bilingual& option_title(sim::Lever lever, std::string_view option) {
    return text("levers." + std::string(sim::lever_name(lever)) + '.' + std::string(option) + ".name");
}

const base::Bilingual& option_summary(sim::Lever lever, std::string_view option) {
    return text("levers." + std::string(sim::lever_name(lever)) + '.' + std::string(option) + ".summary");
}

}  // namespace skoen::scenarios
