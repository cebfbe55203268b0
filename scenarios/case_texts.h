// The file language of case texts: what a citizen's case reads like. assets/cases/<scenario>/*.json, which people of the
// field edit and add to; docs/case-texts.md is their guide. One scenario's files are read together.
//
//   facts, cues, details  --when-->  sentences  --parts of a letter or of a step-->  text
//
// A condition is one line: "age 6 to 12", "notifier is skole | anonym", "type is not andet", "grandmother is ja". It names
// a recorded fact or an unrecorded cue of the scenario, or a detail that these files add. Levels go by either language.
// What a sentence says of the case stands in `claims`, in the same words: every claim must follow from the conditions
// under which the sentence is used, so no text can say what the case is not.
#pragma once

#include <string>
#include <vector>

#include "scenarios/schema.h"
#include "sim/base/text.h"

namespace skoen::scenarios {

struct CaseWording {
    base::Bilingual text;
};

// What a text needs and neither facts nor cues hold (a girl or a boy). Drawn evenly of everything else, so it carries
// no news of the risk.
struct CaseDetailValue {
    base::Bilingual name;
    double share = 0.5;
};
struct CaseDetail {
    std::string id;
    base::Bilingual name;
    std::vector<CaseDetailValue> values;
};

// {id} in a sentence; {Id} begins with a capital. The first form whose conditions hold is used, one of its texts is drawn once a
// case. A sentence with a word that has no form for the case is not used.
struct CaseWordForm {
    std::vector<std::string> when;
    std::vector<CaseWording> text;
};
struct CaseWord {
    std::string id;
    std::string like;      // drawn together with this word: the same place among as many texts
    std::string mentions;  // whom it speaks of ("child"); empty: nobody
    std::string first;     // the word used in its place where nobody was mentioned before ("hun" -> "pigen")
    std::vector<CaseWordForm> forms;
};

// The order of a letter. A part twice: two sentences of it; with "?": in half of the letters.
struct CaseLetter {
    std::vector<std::string> when, parts;
};

// What one can spend minutes on besides the file, the cues that show there, and the parts that tell what was seen.
struct CaseStep {
    std::string id;
    base::Bilingual name, done;
    int minutes = 10;
    std::vector<std::string> cues, parts;
};

struct CaseLeftOut {  // cases that nobody would believe: no text is written for them
    std::vector<std::string> when;
};

struct
    CaseAnnouncement {  // said before the text is shown, where the conditions hold or a sentence warns of it
    std::string id;
    std::vector<std::string> when;
    base::Bilingual text;
};

// Words that give a fact away: a sentence with one of the stems must be used only where one of the needs holds. No needs:
// never. A second reading of every sentence, independent of what its claims say.
struct CaseWatch {
    std::vector<std::string> stems, needs;
};

struct CaseSentence {
    std::string topic;  // one letter has one sentence of a topic at most; empty: its own
    std::vector<std::string> when, claims;
    std::string warns;  // id of an announcement
    std::vector<CaseWording> text;
};
struct CasePassage {
    std::string part;
    std::vector<std::string> when;  // holds for all its sentences
    std::vector<CaseSentence> sentences;
};

struct CaseTextFile {
    int schema = 1;
    std::string case_texts;   // id of the scenario
    base::Bilingual heading;  // of a letter; in one of the files
    std::vector<CaseDetail> details;
    std::vector<CaseWord> words;
    std::vector<CaseLetter> letters;
    std::vector<CaseStep> steps;
    std::vector<CaseLeftOut> left_out;
    std::vector<CaseAnnouncement> announcements;
    std::vector<CaseWatch> watch;
    std::vector<CasePassage> passages;
};

void describe(Schema& schema, CaseTextFile& file);

}  // namespace skoen::scenarios
