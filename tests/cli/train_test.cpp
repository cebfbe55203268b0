#include "cli/train_talk.h"

#include <sstream>

#include "session/training_words.h"
#include "tests/catch.h"
#include "tests/cli/calling.h"

using namespace skoen;

namespace {

const std::shared_ptr<const session::TrainingRoom>& shown_room() {
    static const auto room = session::open_training_room("tyve-minutter");
    return room;
}

struct Talked {
    std::string out;
    bool over = false;
    session::Training training;
};

// What is said when these lines are typed.
Talked talk(const std::string& typed, base::Language language, const std::filesystem::path& folder = {}) {
    std::istringstream in(typed);
    std::ostringstream out, err;
    cli::Console console{out, err, cli::Tr(language)};
    session::KeptTraining kept(shown_room(), 3, folder);
    double at = 0;
    const bool over = cli::talk_training(kept, in, console, [&] { return at += 2; });
    return {out.str(), over, kept.training()};
}

// Answers for every case, hard ones shown: surplus lines only make it ask again.
std::string answers(int cases) {
    std::string typed = "ja\n";
    for (int i = 0; i < cases; ++i) typed += "v\n7\n3\na\nj\nlås\n7\nf\n1\nn\n";
    return typed + "n\nn\n";
}

}  // namespace

TEST_CASE("a session by text in Danish: to its end, and no score is said before the answer is locked",
          "[cli]") {
    const Talked t = talk(answers(12), base::Language::da);
    CHECK(t.over);
    CHECK(t.training.records().size() == 11);
    std::size_t at = 0;
    int scores = 0;
    while ((at = t.out.find("Scoren er ", at + 1)) != std::string::npos) {
        ++scores;
        const std::size_t locked = t.out.rfind("Låst.", at), seen = t.out.rfind("Sag ", at);
        REQUIRE(locked != std::string::npos);
        CHECK(locked > seen);
    }
    CHECK(scores == 11);
}

TEST_CASE("each line that is kept leads to the same session when it is played again", "[cli]") {
    const cli::WorkFolder work("train_kept");
    const Talked t = talk(answers(5), base::Language::da, work.path());
    CHECK_FALSE(t.over);  // the typing ended
    const auto entry = session::unfinished_training(work.path(), "tyve-minutter", 3);
    REQUIRE(entry);
    CHECK_FALSE(session::unfinished_training(work.path(), "tyve-minutter", 4));
    CHECK_FALSE(session::unfinished_training(work.path(), "team", 0));
    session::TrainingFile file = session::open_training_file(work.path(), entry->id);
    const session::KeptTraining again(std::move(file.file), shown_room());
    CHECK(again.training().view().place == t.training.view().place);
    CHECK(again.training().view().phase == t.training.view().phase);
    CHECK(again.training().records().size() == t.training.records().size());
}

TEST_CASE("whoever does not agree leaves no file", "[cli]") {
    const cli::WorkFolder work("train_consent");
    CHECK(talk("hvad\nstop\n", base::Language::da, work.path()).over);
    CHECK(session::session_ids(work.path()).empty());
}

TEST_CASE("pause, nonsense and stop work at any moment", "[cli]") {
    const Talked t = talk("hvad\nja\npause\n7\nfortsæt\nigen\nstop\n", base::Language::da);
    CHECK(t.over);
    CHECK(t.training.view().stopped);
    CHECK(t.training.records().empty());
    CHECK(t.out.find("Pause. Uret står.") != std::string::npos);
    const Talked english = talk("yes\nstop\n", base::Language::en);
    CHECK(english.out.find("Before you begin") != std::string::npos);
}

TEST_CASE("an announcement stands before its case, never after", "[cli]") {
    const Talked t = talk(answers(12), base::Language::da);
    for (std::size_t i = 0; i < shown_room()->deck.size(); ++i) {
        const lab::CaseText& text = shown_room()->deck[i].text;
        if (text.announcements.empty()) continue;
        const std::string head = "Sag " + std::to_string(i + 1) + " af 11. Læs dette først.";
        const std::size_t said = t.out.find(head), letter = t.out.find(text.letter_text(base::Language::da));
        REQUIRE(said != std::string::npos);
        REQUIRE(letter != std::string::npos);
        CHECK(said < letter);
    }
}
