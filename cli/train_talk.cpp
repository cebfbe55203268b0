#include "cli/train_talk.h"

#include <algorithm>
#include <charconv>
#include <sstream>

#include "session/training_words.h"
#include "sim/base/error.h"

namespace skoen::cli {

namespace {

using session::TrainingCommand;
using session::TrainingDo;
using session::TrainingPhase;

std::vector<std::string> words_of_line(const std::string& line) {
    std::istringstream in(line);
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    return words;
}

constexpr int kNoNumber = -1;

// A whole number of 0 or more, or kNoNumber.
int whole_in(const std::string& word) {
    int number = kNoNumber;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    const bool whole = error == std::errc() && end == word.data() + word.size() && number >= 0;
    return whole ? number : kNoNumber;
}

class Talk {
  public:
    Talk(session::KeptTraining& training, std::istream& in, Console& console, const TrainingClock& clock)
        : kept_(training), training_(kept_.training()), in_(in), console_(console), tr_(console.tr),
          clock_(clock) {}

    bool run() {
        say_phase();
        std::string line;
        while (training_.view().phase != TrainingPhase::finished) {
            if (!std::getline(in_, line)) return false;
            answer(words_of_line(line));
        }
        say(tr_(training_.view().stopped ? "trainingroom.program.stopped" : "trainingroom.program.over"));
        return true;
    }

  private:
    void say(const std::string& words) { console_.out << words << '\n'; }
    void say_empty() { console_.out << '\n'; }
    [[nodiscard]] bool is(const std::string& word, std::string_view key) const { return word == tr_(key); }
    [[nodiscard]] const session::TrainingRoom& room() const { return training_.room(); }
    [[nodiscard]] std::string act(bool acts) const { return session::act_word(room(), acts, tr_.language()); }

    // Does it, keeps it, and says what comes next. What cannot be done changes nothing.
    void do_it(TrainingDo what, int number = 0, int other = 0, std::string name = {}) {
        const TrainingCommand command{
            what, number, other, std::move(name), std::max(clock_(), training_.at()), {}};
        const session::TrainingView before = training_.view();
        try {
            kept_.apply(command);
        } catch (const base::InputError& fault) {
            if (fault.faults.front().file != "command") throw;  // the disk, not the participant
            if (what == TrainingDo::decide) return say(tr_("trainingroom.program.risk_first"));
            say(tr_(what == TrainingDo::take_step ? "trainingroom.program.no_time"
                                                  : "trainingroom.program.not_now"));
            return;
        }
        say_after(command, before);
    }

    void say_after(const TrainingCommand& command, const session::TrainingView& before) {
        const session::TrainingView& now = training_.view();
        if (command.what == TrainingDo::pause) return say(tr_("trainingroom.program.paused"));
        if (command.what == TrainingDo::take_step) {
            say_step(*now.shown, command.name);
            return say_question();
        }
        if (command.what == TrainingDo::skip_case) say(tr_("trainingroom.program.skipped"));
        if (command.what == TrainingDo::lock) say(tr_("trainingroom.program.locked"));
        if (now.score_visible && !before.score_visible && now.phase != TrainingPhase::judging) say_score();
        const bool same_case = now.place == before.place && now.phase == before.phase;
        if (same_case && command.what != TrainingDo::resume) return say_question();
        say_phase();
    }

    void say_phase() {
        const session::TrainingView& v = training_.view();
        switch (v.phase) {
        case TrainingPhase::consent:
            say(tr_.of(room().session.name));
            say(tr_.of(room().session.summary));
            say(tr_("trainingroom.program.consent"));
            for (const auto& paragraph : room().session.consent) say(tr_.of(paragraph.text));
            break;
        case TrainingPhase::announced:
            say_empty();
            say(tr_("trainingroom.program.announced", {std::to_string(v.place), std::to_string(v.cases)}));
            for (const auto& words : room().deck[static_cast<std::size_t>(v.place - 1)].text.announcements)
                say(tr_.of(words));
            break;
        case TrainingPhase::judging:
            say_case();
            break;
        case TrainingPhase::summary:
            say_summary();
            return;
        default:
            break;
        }
        say_question();
    }

    void say_case() {
        const session::TrainingView& v = training_.view();
        say_empty();
        say(tr_("trainingroom.program.case", {std::to_string(v.place), std::to_string(v.cases)}));
        say(tr_("trainingroom.program.invented"));
        if (v.block->clock_seconds > 0) {
            say(tr_("trainingroom.program.clock",
                    {std::to_string(v.block->clock_seconds), std::to_string(v.block->queue + v.overrun)}));
        }
        say(tr_.of(v.shown->text.heading));
        say(v.shown->text.letter_text(tr_.language()));
        say(tr_("trainingroom.program.file"));
        for (const lab::FileLine& line :
             lab::file_lines(room().world.definition, room().language, v.shown->text.state)) {
            say(tr_.of(line.name) + ": " + tr_.of(line.value));
        }
        for (const std::string& step : v.now.steps) say_step(*v.shown, step);
        if (v.score_visible) say_score();
        say_steps();
        say(tr_("trainingroom.program.help"));
    }

    void say_steps() {
        const session::TrainingView& v = training_.view();
        say(tr_("trainingroom.program.time",
                {tr_.number(v.now.minutes, 0), std::to_string(v.block->minutes_per_case)}));
        for (std::size_t s = 0; s < v.shown->text.steps.size(); ++s) {
            const lab::ToldStep& step = v.shown->text.steps[s];
            const auto& taken = v.now.steps;
            if (std::find(taken.begin(), taken.end(), step.id) != taken.end()) continue;
            say(tr_("trainingroom.program.step", {std::string(1, static_cast<char>('a' + s)),
                                                  tr_.of(step.name), std::to_string(step.minutes)}));
        }
    }

    void say_step(const lab::DeckCase& c, const std::string& id) {
        for (const lab::ToldStep& step : c.text.steps) {
            if (step.id == id) say(tr_.of(step.done) + ". " + step.text(tr_.language()));
        }
    }

    void say_score() {
        for (const std::string& words : session::score_words(room(), training_.view(), tr_.language()))
            say(words);
    }

    void say_summary() {
        int right = 0, cases = 0;
        for (const session::TrainingRecord& r : training_.records()) {
            if (r.block != training_.view().now.block || r.skipped || !r.acts) continue;
            ++cases;
            right += *r.acts == r.best;
        }
        say_empty();
        say(tr_("trainingroom.program.summary", {std::to_string(right), std::to_string(cases)}));
    }

    void say_question() {
        const session::TrainingView& v = training_.view();
        switch (v.phase) {
        case TrainingPhase::consent:
            return say(tr_("trainingroom.program.agree"));
        case TrainingPhase::announced:
            return say(tr_("trainingroom.program.show_or_skip"));
        case TrainingPhase::judging:
            return say_own_question();
        case TrainingPhase::deciding:
            if (v.can_ask) say(tr_("trainingroom.program.can_ask"));
            if (!v.can_decide) return say(tr_("trainingroom.program.ask_again"));
            return say(tr_("trainingroom.program.final", {act(*v.now.own_acts), act(!*v.now.own_acts)}));
        case TrainingPhase::reason:
            say(tr_("trainingroom.program.reason"));
            for (std::size_t r = 0; r < room().session.reasons.size(); ++r) {
                say(std::to_string(r + 1) + ". " + tr_.of(room().session.reasons[r].text));
            }
            return;
        case TrainingPhase::decided:
            if (v.answer_visible) say_answer();
            return say(tr_("trainingroom.program.decided", {act(*v.now.acts)}));
        case TrainingPhase::summary:
        case TrainingPhase::finished:
            return;
        }
    }

    void say_own_question() {
        const session::TrainingRecord& now = training_.view().now;
        if (room().session.team && now.votes_act + now.votes_not == 0)
            return say(tr_("trainingroom.program.ask_votes", {act(true)}));
        if (now.own_score == 0) return say(tr_("trainingroom.program.ask_score"));
        if (now.certainty == 0) return say(tr_("trainingroom.program.ask_certainty"));
        if (!now.own_acts) return say(tr_("trainingroom.program.ask_decision", {act(true), act(false)}));
        say(tr_("trainingroom.program.ask_lock"));
    }

    void say_answer() {
        const session::TrainingRecord& now = training_.view().now;
        const bool right = *now.acts == now.best;
        say(tr_(right ? "trainingroom.program.answer_right" : "trainingroom.program.answer_wrong",
                {act(now.best)}));
        if (now.saw_score && now.planted) say(tr_("trainingroom.program.score_was_planted"));
        say(session::unseen_words(room(), room().deck[static_cast<std::size_t>(now.place - 1)],
                                  tr_.language()));
    }

    void answer(const std::vector<std::string>& words) {
        if (words.empty()) return say_question();
        const std::string& first = words.front();
        if (is(first, "trainingroom.word.stop")) return do_it(TrainingDo::stop);
        if (training_.view().paused) {
            return is(first, "trainingroom.word.resume") ? do_it(TrainingDo::resume)
                                                         : say(tr_("trainingroom.program.paused"));
        }
        if (is(first, "trainingroom.word.pause")) return do_it(TrainingDo::pause);
        if (is(first, "trainingroom.word.again")) return say_again();
        switch (training_.view().phase) {
        case TrainingPhase::consent:
            return is(first, "trainingroom.word.yes") ? do_it(TrainingDo::agree) : say_question();
        case TrainingPhase::announced:
            if (is(first, "trainingroom.word.show")) return do_it(TrainingDo::show);
            return is(first, "trainingroom.word.skip") ? do_it(TrainingDo::skip_case) : say_question();
        case TrainingPhase::judging:
            return answer_own(words);
        case TrainingPhase::deciding:
            return answer_final(words);
        case TrainingPhase::reason:
            return answer_reason(first);
        case TrainingPhase::decided:
        case TrainingPhase::summary:
            return is(first, "trainingroom.word.next") ? do_it(TrainingDo::next) : say_question();
        case TrainingPhase::finished:
            return;
        }
    }

    void say_again() {
        const session::TrainingView& v = training_.view();
        if (v.shown != nullptr && v.phase != TrainingPhase::judging) say_case();
        say_phase();
    }

    // A step's letter, or "risk 7": true when it was one of these.
    bool answer_anywhere(const std::vector<std::string>& words) {
        const std::string& first = words.front();
        const session::TrainingView& v = training_.view();
        const auto step =
            first.size() == 1 ? static_cast<std::size_t>(first[0] - 'a') : v.shown->text.steps.size();
        if (step < v.shown->text.steps.size()) {
            do_it(TrainingDo::take_step, 0, 0, v.shown->text.steps[step].id);
            return true;
        }
        const int number = words.size() > 1 ? whole_in(words[1]) : kNoNumber;
        if (is(first, "trainingroom.word.risk") && number != kNoNumber) {
            do_it(TrainingDo::score, number);
            return true;
        }
        return false;
    }

    void answer_own(const std::vector<std::string>& words) {
        if (answer_anywhere(words)) return;
        const std::string& first = words.front();
        const session::TrainingRecord& now = training_.view().now;
        const int number = whole_in(first), second = words.size() > 1 ? whole_in(words[1]) : kNoNumber;
        if (is(first, "trainingroom.word.certain") && second != kNoNumber)
            return do_it(TrainingDo::certainty, second);
        if (is(first, "trainingroom.word.act")) return do_it(TrainingDo::decide, 1);
        if (is(first, "trainingroom.word.dismiss")) return do_it(TrainingDo::decide, 0);
        if (is(first, "trainingroom.word.lock")) return do_it(TrainingDo::lock);
        if (number == kNoNumber) return say_question();
        if (second != kNoNumber && room().session.team) return do_it(TrainingDo::vote, number, second);
        if (now.own_score == 0) return do_it(TrainingDo::score, number);
        if (now.certainty == 0) return do_it(TrainingDo::certainty, number);
        say_question();
    }

    void answer_final(const std::vector<std::string>& words) {
        const std::string& first = words.front();
        const bool own = *training_.view().now.own_acts;
        if (is(first, "trainingroom.word.keep")) return do_it(TrainingDo::decide, own ? 1 : 0);
        if (is(first, "trainingroom.word.change")) return do_it(TrainingDo::decide, own ? 0 : 1);
        if (is(first, "trainingroom.word.ask")) return do_it(TrainingDo::ask);
        if (const int number = whole_in(first); number != kNoNumber) return do_it(TrainingDo::score, number);
        if (!answer_anywhere(words)) say_question();
    }

    void answer_reason(const std::string& word) {
        const int number = whole_in(word);
        const auto& reasons = room().session.reasons;
        if (number < 1 || number > static_cast<int>(reasons.size())) return say_question();
        do_it(TrainingDo::reason, 0, 0, reasons[static_cast<std::size_t>(number - 1)].id);
    }

    session::KeptTraining& kept_;
    const session::Training& training_;
    std::istream& in_;
    Console& console_;
    const Tr& tr_;
    const TrainingClock& clock_;
};

}  // namespace

bool talk_training(session::KeptTraining& training, std::istream& in, Console& console,
                   const TrainingClock& clock) {
    return Talk(training, in, console, clock).run();
}

void print_debrief(const session::Training& training, Console& console) {
    const session::TrainingRoom& room = training.room();
    const session::TrainingDebrief debrief = session::debrief_training(room, training.records());
    const session::ColleaguesOnDeck colleagues =
        session::colleagues_on(room, training.records(), training.view().arm, {});
    const session::DebriefWords words =
        session::debrief_words(room, training.records(), debrief, colleagues, console.tr.language());
    console.out << words.headline << '\n';
    for (const std::string& line : words.under) console.out << line << '\n';
    for (const session::DebriefSection& section : words.sections) {
        console.out << '\n' << section.heading << '\n';
        for (const std::string& sentence : section.sentences) console.out << sentence << '\n';
    }
}

void print_deck(const session::TrainingRoom& room, Console& console) {
    const Tr& tr = console.tr;
    for (std::size_t i = 0; i < room.deck.size(); ++i) {
        const lab::DeckCase& c = room.deck[i];
        console.out << tr("trainingroom.program.case",
                          {std::to_string(i + 1), std::to_string(room.deck.size())})
                    << '\n';
        for (const auto& words : c.text.announcements) console.out << tr.of(words) << '\n';
        console.out << tr.of(c.text.heading) << '\n' << c.text.letter_text(tr.language()) << '\n';
        for (const lab::FileLine& line :
             lab::file_lines(room.world.definition, room.language, c.text.state)) {
            console.out << "  " << tr.of(line.name) << ": " << tr.of(line.value) << '\n';
        }
        for (const lab::ToldStep& step : c.text.steps) {
            console.out << tr.of(step.name) << ": " << step.text(tr.language()) << '\n';
        }
        console.out << session::unseen_words(room, c, tr.language()) << '\n'
                    << tr("trainingroom.program.key",
                          {std::to_string(c.score), session::act_word(room, c.best, tr.language())})
                    << "\n\n";
    }
}

}  // namespace skoen::cli
