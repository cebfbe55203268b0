#include "scenarios/case_language.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "scenarios/catalogue.h"
#include "scenarios/embedded.h"
#include "scenarios/fault_place.h"
#include "scenarios/schema_reader.h"
#include "sim/base/file.h"

namespace skoen::scenarios {

namespace {

constexpr std::string_view kCasesFolder = "assets/cases/";

std::uint32_t key_of_text(std::string_view first, std::string_view second) {
    const std::uint64_t hash = base::Hash64{}.add(first).add(second).value();
    return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

// Small letters of the Danish alphabet, for looking words up.
std::string in_small_letters(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        const bool danish_capital =
            i > 0 && static_cast<unsigned char>(text[i - 1]) == 0xc3 && (c == 0x86 || c == 0x98 || c == 0x85);
        if (c >= 'A' && c <= 'Z')
            out += static_cast<char>(c + 32);
        else
            out += static_cast<char>(danish_capital ? c + 0x20 : c);
    }
    return out;
}

// Binds file after file and gathers what is wrong.
class Binder {
  public:
    Binder(const std::vector<base::JsonValue>& roots, const sim::Definition& definition)
        : roots_(roots), definition_(definition) {
        for (const base::JsonValue& root : roots) {
            files_.push_back(read_with_schema<CaseTextFile>(root));
            if (files_.back().case_texts != definition.id) {
                wrong(root, "/case_texts", '"' + definition.id + "\", as the folder's other files",
                      '"' + files_.back().case_texts + '"');
            }
        }
    }

    CaseLanguage bind() {
        std::vector<CaseDetail> details;
        for (const CaseTextFile& file : files_)
            details.insert(details.end(), file.details.begin(), file.details.end());
        CaseLanguage out{
            definition_.id, {}, details, CaseVariables(definition_, details), {}, {}, {}, {}, {}, {}};
        language_ = &out;
        for (std::size_t f = 0; f < files_.size(); ++f) words(roots_[f], files_[f]);
        for (std::size_t f = 0; f < files_.size(); ++f) frame(roots_[f], files_[f]);
        for (std::size_t f = 0; f < files_.size(); ++f) passages(roots_[f], files_[f]);
        if (!roots_.empty()) whole(roots_.front());
        if (!faults_.empty()) throw base::InputError(std::move(faults_));
        return out;
    }

  private:
    void wrong(const base::JsonValue& root, const std::string& pointer, std::string expected,
               std::string found) {
        faults_.push_back(fault_at(root, pointer, std::move(expected), std::move(found)));
    }

    std::vector<CaseCondition> conditions(const base::JsonValue& root, const std::string& pointer,
                                          const std::vector<std::string>& texts) {
        std::vector<CaseCondition> out;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            CaseVariables::Wrong why;
            const auto parsed = language_->variables.parse(texts[i], why);
            if (parsed)
                out.push_back(*parsed);
            else
                wrong(root, pointer + '/' + std::to_string(i), why.expected, why.found);
        }
        return out;
    }

    void words(const base::JsonValue& root, const CaseTextFile& file) {
        for (std::size_t w = 0; w < file.words.size(); ++w) {
            const CaseWord& word = file.words[w];
            const std::string at = "/words/" + std::to_string(w);
            if (language_->word(word.id) != nullptr)
                wrong(root, at + "/id", "a word of its own", '"' + word.id + "\" twice");
            BoundWord bound{word.id,
                            key_of_text("word", word.like.empty() ? word.id : word.like),
                            word.mentions,
                            word.first,
                            {}};
            for (std::size_t f = 0; f < word.forms.size(); ++f) {
                BoundWordForm form{
                    conditions(root, at + "/forms/" + std::to_string(f) + "/when", word.forms[f].when), {}};
                for (const CaseWording& text : word.forms[f].text) form.text.push_back(text.text);
                bound.forms.push_back(std::move(form));
            }
            language_->words.push_back(std::move(bound));
        }
    }

    void frame(const base::JsonValue& root, const CaseTextFile& file) {
        if (!file.heading.da.empty()) language_->heading = file.heading;
        const auto list = [](const char* name, std::size_t i) {
            return '/' + std::string(name) + '/' + std::to_string(i);
        };
        for (std::size_t i = 0; i < file.letters.size(); ++i) {
            language_->letters.push_back(
                {conditions(root, list("letters", i) + "/when", file.letters[i].when),
                 file.letters[i].parts});
        }
        for (std::size_t i = 0; i < file.left_out.size(); ++i) {
            language_->left_out.push_back(
                conditions(root, list("left_out", i) + "/when", file.left_out[i].when));
        }
        for (std::size_t i = 0; i < file.announcements.size(); ++i) {
            const CaseAnnouncement& a = file.announcements[i];
            language_->announcements.push_back(
                {a.id, conditions(root, list("announcements", i) + "/when", a.when), a.text});
        }
        for (std::size_t i = 0; i < file.watch.size(); ++i) {
            watch_.push_back(
                {file.watch[i].stems, conditions(root, list("watch", i) + "/needs", file.watch[i].needs)});
        }
        for (std::size_t i = 0; i < file.steps.size(); ++i) step(root, list("steps", i), file.steps[i]);
    }

    void step(const base::JsonValue& root, const std::string& at, const CaseStep& step) {
        BoundStep bound{step.id, step.name, step.done, step.minutes, {}, step.parts};
        for (std::size_t c = 0; c < step.cues.size(); ++c) {
            const auto found = std::find_if(definition_.cues.begin(), definition_.cues.end(),
                                            [&](const sim::Cue& cue) { return cue.id == step.cues[c]; });
            if (found == definition_.cues.end()) {
                wrong(root, at + "/cues/" + std::to_string(c), "a cue of " + definition_.id,
                      '"' + step.cues[c] + '"');
            } else {
                bound.cues.push_back(static_cast<std::size_t>(found - definition_.cues.begin()));
            }
        }
        language_->steps.push_back(std::move(bound));
    }

    void passages(const base::JsonValue& root, const CaseTextFile& file) {
        for (std::size_t p = 0; p < file.passages.size(); ++p) {
            const CasePassage& passage = file.passages[p];
            const std::string at = "/passages/" + std::to_string(p);
            const std::vector<CaseCondition> shared = conditions(root, at + "/when", passage.when);
            for (std::size_t s = 0; s < passage.sentences.size(); ++s) {
                sentence(root, at + "/sentences/" + std::to_string(s), passage, passage.sentences[s], shared);
            }
        }
    }

    void sentence(const base::JsonValue& root, const std::string& at, const CasePassage& passage,
                  const CaseSentence& sentence, const std::vector<CaseCondition>& shared) {
        BoundSentence bound{passage.part,
                            sentence.topic,
                            key_of_text(passage.part, sentence.text.front().text.da),
                            shared,
                            {},
                            {},
                            {}};
        if (bound.topic.empty()) bound.topic = sentence.text.front().text.da;
        for (const CaseCondition& own : conditions(root, at + "/when", sentence.when))
            bound.when.push_back(own);
        bound.claims = conditions(root, at + "/claims", sentence.claims);
        if (!language_->variables.possible(bound.when))
            wrong(root, at, "conditions that some case can meet", "conditions that exclude each other");
        for (std::size_t c = 0; c < bound.claims.size() && bound.claims.size() == sentence.claims.size();
             ++c) {
            if (!language_->variables.follows(bound.claims[c], bound.when)) {
                wrong(root, at + "/claims/" + std::to_string(c),
                      "a claim that follows from the conditions of its sentence",
                      '"' + sentence.claims[c] + "\", which they leave open");
            }
        }
        if (!sentence.warns.empty()) {
            const auto found =
                std::find_if(language_->announcements.begin(), language_->announcements.end(),
                             [&](const BoundAnnouncement& a) { return a.id == sentence.warns; });
            if (found == language_->announcements.end())
                wrong(root, at + "/warns", "the id of an announcement", '"' + sentence.warns + '"');
            else
                bound.warns = static_cast<std::size_t>(found - language_->announcements.begin());
        }
        for (std::size_t t = 0; t < sentence.text.size(); ++t) {
            const base::Bilingual& text = sentence.text[t].text;
            const std::string where = at + "/text/" + std::to_string(t);
            wording(root, where + "/da", text.da, bound);
            wording(root, where + "/en", text.en, bound);
            bound.text.push_back(text);
        }
        language_->sentences.push_back(std::move(bound));
    }

    // Its words exist, and it gives nothing away that its conditions do not hold.
    void wording(const base::JsonValue& root, const std::string& at, const std::string& text,
                 const BoundSentence& sentence) {
        for (const CaseTextPiece& piece : pieces_of(text)) {
            bool capital = false;
            if (piece.word.empty() || language_->word(word_id(piece.word, capital)) != nullptr) continue;
            wrong(root, at, "words that a file of this folder has", '{' + std::string(piece.word) + '}');
        }
        const std::string small = ' ' + in_small_letters(text) + ' ';
        for (const Watched& watched : watch_) {
            const auto stem =
                std::find_if(watched.stems.begin(), watched.stems.end(),
                             [&](const std::string& s) { return small.find(s) != std::string::npos; });
            if (stem == watched.stems.end()) continue;
            const bool held =
                std::any_of(watched.needs.begin(), watched.needs.end(), [&](const CaseCondition& need) {
                    return language_->variables.follows(need, sentence.when);
                });
            if (!held)
                wrong(root, at, "conditions under which \"" + *stem + "\" may be said (see watch)",
                      "conditions that leave it open");
        }
    }

    // What only all files together can tell.
    void whole(const base::JsonValue& root) {
        for (const BoundWord& word : language_->words) {
            if (!word.first.empty() && language_->word(word.first) == nullptr)
                wrong(root, "", "a word \"" + word.first + "\" in one of the files", "none");
        }
        std::set<std::string> parts;
        for (const BoundSentence& s : language_->sentences) parts.insert(s.part);
        const auto need = [&](std::string part) {
            if (part.ends_with('?')) part.pop_back();
            if (!parts.contains(part))
                wrong(root, "", "a passage for the part \"" + part + "\" in one of the files", "none");
        };
        for (const BoundLetter& letter : language_->letters)
            std::for_each(letter.parts.begin(), letter.parts.end(), need);
        for (const BoundStep& step : language_->steps)
            std::for_each(step.parts.begin(), step.parts.end(), need);
        if (language_->letters.empty()) wrong(root, "", "letters in one of the files", "none");
        if (language_->heading.da.empty()) wrong(root, "", "a heading in one of the files", "none");
    }

    struct Watched {
        std::vector<std::string> stems;
        std::vector<CaseCondition> needs;
    };
    const std::vector<base::JsonValue>& roots_;
    const sim::Definition& definition_;
    std::vector<CaseTextFile> files_;
    std::vector<Watched> watch_;
    CaseLanguage* language_ = nullptr;
    std::vector<base::Fault> faults_;
};

std::vector<base::JsonValue> files_in_folder(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> paths;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".json") paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    std::vector<base::JsonValue> roots;
    for (const auto& path : paths) {
        base::JsonValue root = base::parse_json(base::read_text_file(path), path.string());
        if (root.find("case_texts") != nullptr) roots.push_back(std::move(root));
    }
    return roots;
}

}  // namespace

const BoundWord* CaseLanguage::word(std::string_view id) const {
    const auto found =
        std::find_if(words.begin(), words.end(), [&](const BoundWord& w) { return w.id == id; });
    return found == words.end() ? nullptr : &*found;
}

std::vector<CaseTextPiece> pieces_of(std::string_view text) {
    std::vector<CaseTextPiece> out;
    while (true) {
        const std::size_t open = text.find('{');
        const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos) break;
        out.push_back({text.substr(0, open), text.substr(open + 1, close - open - 1)});
        text.remove_prefix(close + 1);
    }
    out.push_back({text, {}});
    return out;
}

std::string word_id(std::string_view written, bool& capital) {
    std::string id(written);
    capital = !id.empty() && id[0] >= 'A' && id[0] <= 'Z';
    if (capital) id[0] = static_cast<char>(id[0] + 32);
    return id;
}

CaseLanguage bind_case_texts(const std::vector<base::JsonValue>& files, const sim::Definition& definition) {
    return Binder(files, definition).bind();
}

CaseLanguage load_case_language(const sim::Definition& definition) {
    std::vector<base::JsonValue> roots;
    const std::string folder = std::string(kCasesFolder) + definition.id + '/';
    for (const EmbeddedFile& file : embedded_files()) {
        if (file.path.starts_with(folder))
            roots.push_back(base::parse_json(file.text, std::string(file.path)));
    }
    if (roots.empty()) {
        throw base::InputError({.file = definition.id,
                                .expected = "a scenario with case texts in assets/cases",
                                .found = "none"});
    }
    return bind_case_texts(roots, definition);
}

CaseLanguage load_case_language(const sim::Definition& definition, const std::string& folder) {
    const std::vector<base::JsonValue> roots = files_in_folder(folder);
    if (roots.empty()) {
        throw base::InputError(
            {.file = folder, .expected = "a folder with files of case texts", .found = "none"});
    }
    return bind_case_texts(roots, definition);
}

std::vector<std::string> scenarios_with_case_texts() {
    std::set<std::string> ids;
    for (const EmbeddedFile& file : embedded_files()) {
        if (!file.path.starts_with(kCasesFolder)) continue;
        const std::string_view rest = file.path.substr(kCasesFolder.size());
        ids.insert(std::string(rest.substr(0, rest.find('/'))));
    }
    return {ids.begin(), ids.end()};
}

std::vector<base::Fault> check_case_texts(const base::JsonValue& root, const std::string& path) {
    try {
        const CaseTextFile file = read_with_schema<CaseTextFile>(root);
        const sim::Definition definition = load_scenario(file.case_texts);
        const std::filesystem::path folder = std::filesystem::path(path).parent_path();
        std::vector<base::JsonValue> roots = files_in_folder(folder.empty() ? "." : folder);
        (void)bind_case_texts(roots, definition);
        return {};
    } catch (const base::InputError& error) {
        return error.faults;
    }
}

}  // namespace skoen::scenarios
