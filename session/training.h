// A training session as a state and the steps that change it. Pure: no clock, no disk, no screen. The desk's training room and
// `skoen train` show the same state and send the same commands; playing a file's lines again leads to the same state.
//
//   consent -> [announced ->] judging -lock-> [deciding ->] [reason ->] decided -next-> ... -> summary -> ... -> finished
//
// What is not yet allowed to be seen is not in the view: the score before own judgement is locked, the answer before the
// decision is made.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lab/colleagues.h"
#include "lab/deck.h"
#include "session/training_commands.h"

namespace skoen::session {

// What is the same for every seat: the session, the world behind it, and the deck.
struct TrainingRoom {
    scenarios::TrainingSession session;
    sim::World world;
    scenarios::CaseLanguage language;
    std::vector<lab::DeckCase> deck;
    std::string
        source;  // what opens this room again on any machine: id of a shipped session, or the text of another
    std::string deck_hash;  // of the cases and their scores: answers belong to these and no others
    explicit TrainingRoom(scenarios::TrainingSession session);
};
// `session`: id of a shipped one, a path, or the text of a session (it begins with a brace). Throws InputError.
[[nodiscard]] std::shared_ptr<const TrainingRoom> open_training_room(const std::string& session);

inline constexpr int kMostSeats = 999;

enum class TrainingPhase : std::uint8_t {
    consent,
    announced,  // the text of this case is hard; shown on request
    judging,    // own score, certainty, decision
    deciding,   // with the score on the table (or to be asked for)
    reason,     // for going against it
    decided,    // nothing more to do here but go on
    summary,    // of a block
    finished    // all cases, or stopped
};

// One decision as it is kept. Certainty 1 to 4, scores 1 to 10; 0 where never given.
struct TrainingRecord {
    int place = 0;  // in the deck, from 1
    int block = 0;  // from 0
    sim::Workflow workflow = sim::Workflow::no_score;
    sim::Display display = sim::Display::number;
    bool skipped = false;  // the case, by the participant
    // After a score was seen the final one is asked for anew: an own score left standing is no answer.
    int own_score = 0, certainty = 0, final_score = 0;
    std::optional<bool> own_acts, acts;
    int votes_act = 0, votes_not = 0;  // team, before the score
    bool saw_score = false;
    int score = 1;
    bool recommended = false, planted = false, best = false, harm = false;
    std::string reason;
    std::vector<std::string> steps;  // taken, in order
    int steps_before_score = 0;      // of these, before own judgement was locked
    double minutes = 0;              // working time of the exercise: file and steps
    double seconds = 0;              // from seeing the text to the last decision, pauses apart
};

struct TrainingView {
    TrainingPhase phase = TrainingPhase::consent;
    bool paused = false, stopped = false;
    int seat = 0;
    std::size_t arm = 0;
    int place = 0, cases = 0;              // of the case on the table, from 1; how many there are
    const lab::DeckCase* shown = nullptr;  // the case, while it may be read
    const scenarios::TrainingBlock* block = nullptr;
    sim::Workflow workflow = sim::Workflow::no_score;
    sim::Display display = sim::Display::number;
    bool score_visible = false;
    bool can_ask = false;
    TrainingRecord now;  // of the case on the table, as far as it is filled in
    bool can_lock = false, can_decide = false, can_next = false;
    bool answer_visible = false;  // feedback after each case
    double case_began = 0;        // `at` of its first sight, moved on by pauses
    int overrun = 0;              // cases of this block that took longer than its clock
};

class Training {
  public:
    // The seat's arm is drawn by the session's seed and the seat's number.
    Training(std::shared_ptr<const TrainingRoom> room, int seat);

    // Throws base::InputError (file "command") when it cannot be done now; nothing has changed then.
    void apply(const TrainingCommand& command);

    [[nodiscard]] const TrainingView& view() const { return view_; }
    [[nodiscard]] const TrainingRoom& room() const { return *room_; }
    [[nodiscard]] const std::shared_ptr<const TrainingRoom>& shared_room() const { return room_; }
    // Of the cases that are behind, skipped ones too; in order.
    [[nodiscard]] const std::vector<TrainingRecord>& records() const { return records_; }
    [[nodiscard]] double at() const { return at_; }
    // The session file it is kept in: a name drawn by chance, nobody's. Empty: it is kept nowhere.
    [[nodiscard]] const std::string& kept_as() const { return kept_as_; }
    void keep_as(std::string id) { kept_as_ = std::move(id); }
    // The line that begins it.
    [[nodiscard]] std::string first_line() const;

  private:
    void open_case(double at);
    void show_case(double at);
    void close_case(bool skipped);
    void after_decision();
    void lock_own();
    void decide(bool acts);
    void take_step(const std::string& step);
    void go_on(double at);
    void refresh();
    [[nodiscard]] bool overrides() const;

    std::shared_ptr<const TrainingRoom> room_;
    TrainingView view_;
    std::vector<TrainingRecord> records_;
    double at_ = 0, paused_at_ = 0;
    bool locked_ = false;
    std::string kept_as_;
};

// What the first line of a kept session says. Throws InputError when it begins none.
[[nodiscard]] TrainingCommand training_begun(const std::vector<std::string>& lines);
// The session that these lines lead to; the first begins it. Throws InputError when they do not, or when the cases are not those
// that were answered (another version of Skøn).
[[nodiscard]] Training replay_training(const std::vector<std::string>& lines);
[[nodiscard]] Training replay_training(const std::vector<std::string>& lines,
                                       std::shared_ptr<const TrainingRoom> room);

}  // namespace skoen::session
