#include "session/training.h"

#include <algorithm>

#include "scenarios/catalogue.h"
#include "session/commands.h"
#include "sim/base/error.h"
#include "sim/base/json.h"
#include "sim/base/text.h"

namespace skoen::session {

namespace {

std::size_t arm_of(const TrainingRoom& room, int seat) {
    if (room.session.arms.empty()) return 0;
    double u =
        room.world.draws.uniform(base::Purpose::session_arm, {static_cast<std::uint32_t>(seat), 0, 0, 0, 0});
    std::size_t arm = 0;
    while (arm + 1 < room.session.arms.size() && u >= room.session.arms[arm].share)
        u -= room.session.arms[arm++].share;
    return arm;
}

void need_phase(bool holds, const char* expected) {
    if (!holds) refuse_command("/do", expected, "another moment of the session");
}

int number_within(int number, int least, int most) {
    if (number < least || number > most) {
        refuse_command("/number", "a number from " + std::to_string(least) + " to " + std::to_string(most),
                       std::to_string(number));
    }
    return number;
}

}  // namespace

TrainingRoom::TrainingRoom(scenarios::TrainingSession given)
    : session(std::move(given)),
      world(scenarios::load_scenario(session.scenario), static_cast<std::uint64_t>(session.seed)),
      language(scenarios::load_case_language(world.definition)),
      deck(lab::make_deck(world, language, session)) {
    source = scenarios::write_training_session(session);
    const auto ids = scenarios::training_session_ids();
    if (std::find(ids.begin(), ids.end(), session.session) != ids.end() &&
        scenarios::write_training_session(scenarios::load_training_session(session.session)) == source)
        source = session.session;
    base::Hash64 hash;
    for (const lab::DeckCase& c : deck) {
        hash.add(std::to_string(c.who.number) + ' ' + std::to_string(c.score) + ' ' +
                 std::to_string(c.block) + (c.best ? " act" : " not") + (c.planted ? " planted;" : ";"));
    }
    deck_hash = hash.hex();
}

std::shared_ptr<const TrainingRoom> open_training_room(const std::string& session) {
    if (session.starts_with('{')) {
        return std::make_shared<const TrainingRoom>(
            scenarios::read_training_session(base::parse_json(session, "session")));
    }
    return std::make_shared<const TrainingRoom>(scenarios::load_training_session(session));
}

Training::Training(std::shared_ptr<const TrainingRoom> room, int seat) : room_(std::move(room)) {
    view_.seat = number_within(seat, 1, kMostSeats);
    view_.arm = arm_of(*room_, seat);
    view_.cases = static_cast<int>(room_->deck.size());
}

void Training::apply(const TrainingCommand& command) {
    if (command.at < at_)
        refuse_command("/at", "a time that does not go back", base::json_number(command.at));
    const TrainingPhase phase = view_.phase;
    const bool open = phase == TrainingPhase::judging || phase == TrainingPhase::deciding;
    need_phase(!view_.paused || command.what == TrainingDo::resume || command.what == TrainingDo::stop,
               "resume or stop");
    need_phase((phase == TrainingPhase::finished) == (command.what == TrainingDo::over),
               phase == TrainingPhase::finished ? "nothing more, it is over" : "a session that is over");
    switch (command.what) {
    case TrainingDo::begin:
        refuse_command("/do", "begin as the first line only", "begin");
    case TrainingDo::over:
        break;
    case TrainingDo::agree:
        need_phase(phase == TrainingPhase::consent, "the consent page");
        open_case(command.at);
        break;
    case TrainingDo::show:
        need_phase(phase == TrainingPhase::announced, "an announcement");
        show_case(command.at);
        break;
    case TrainingDo::skip_case:
        need_phase(phase == TrainingPhase::announced || open, "a case on the table");
        close_case(true);
        open_case(command.at);
        break;
    case TrainingDo::take_step:
        need_phase(open, "a case on the table");
        take_step(command.name);
        break;
    case TrainingDo::vote:
        need_phase(phase == TrainingPhase::judging && room_->session.team,
                   "a team's case before it is locked");
        view_.now.votes_act = number_within(command.number, 0, 99);
        view_.now.votes_not = number_within(command.other, 0, 99);
        break;
    case TrainingDo::score:
        need_phase(open, "a case on the table");
        (locked_ ? view_.now.final_score : view_.now.own_score) = number_within(command.number, 1, 10);
        break;
    case TrainingDo::certainty:
        need_phase(phase == TrainingPhase::judging, "a case before it is locked");
        view_.now.certainty = number_within(command.number, 1, 4);
        break;
    case TrainingDo::decide:
        need_phase(open, "a case on the table");
        number_within(command.number, 0, 1);
        if (locked_) {
            need_phase(view_.can_decide, "the risk anew, now that the score was seen");
            decide(command.number == 1);
        } else {
            view_.now.own_acts = command.number == 1;
        }
        break;
    case TrainingDo::lock:
        need_phase(phase == TrainingPhase::judging && view_.can_lock, "own score, certainty and decision");
        lock_own();
        break;
    case TrainingDo::ask:
        need_phase(view_.can_ask, "a score that can be asked for");
        view_.now.saw_score = true;
        break;
    case TrainingDo::reason: {
        need_phase(phase == TrainingPhase::reason, "a decision against the score");
        const auto& reasons = room_->session.reasons;
        if (std::none_of(reasons.begin(), reasons.end(), [&](const auto& r) { return r.id == command.name; }))
            refuse_command("/name", "one of the session's reasons", '"' + command.name + '"');
        view_.now.reason = command.name;
        view_.phase = TrainingPhase::decided;
        break;
    }
    case TrainingDo::next:
        need_phase(view_.can_next, "a case that is decided");
        go_on(command.at);
        break;
    case TrainingDo::pause:
        view_.paused = true;
        paused_at_ = command.at;
        break;
    case TrainingDo::resume:
        need_phase(view_.paused, "a pause");
        view_.paused = false;
        view_.case_began += command.at - paused_at_;
        break;
    case TrainingDo::stop:
        if (phase == TrainingPhase::decided || phase == TrainingPhase::reason) close_case(false);
        view_.phase = TrainingPhase::finished;
        view_.stopped = true;
        view_.paused = false;
        break;
    }
    at_ = command.at;
    if (command.what == TrainingDo::decide || command.what == TrainingDo::lock)
        view_.now.seconds = at_ - view_.case_began;
    refresh();
}

void Training::open_case(double at) {
    const auto place = static_cast<std::size_t>(view_.place);  // of the case before, from 1: the next from 0
    if (place == room_->deck.size()) {
        view_.phase = TrainingPhase::finished;
        return;
    }
    const lab::DeckCase& c = room_->deck[place];
    const auto& block = room_->session.blocks[static_cast<std::size_t>(c.block)];
    if (view_.block != &block) view_.overrun = 0;
    ++view_.place;
    view_.block = &block;
    view_.workflow = lab::workflow_of(room_->session, block, view_.arm);
    view_.display = lab::display_of(room_->session, block, view_.arm);
    locked_ = false;
    view_.now = {};
    view_.now.place = view_.place;
    view_.now.block = c.block;
    view_.now.workflow = view_.workflow;
    view_.now.display = view_.display;
    view_.now.score = c.score;
    view_.now.recommended = c.score >= room_->world.tool.line;
    view_.now.planted = c.planted;
    view_.now.best = c.best;
    view_.now.harm = c.arrival.facts.harm;
    view_.phase = TrainingPhase::announced;
    if (c.text.announcements.empty()) show_case(at);
}

void Training::show_case(double at) {
    view_.phase = TrainingPhase::judging;
    view_.case_began = at;
    view_.now.minutes = room_->world.definition.minutes.file;
    view_.now.saw_score = view_.workflow == sim::Workflow::score_first;
}

void Training::take_step(const std::string& id) {
    const auto& steps = room_->language.steps;
    const auto step = std::find_if(steps.begin(), steps.end(), [&](const auto& s) { return s.id == id; });
    if (step == steps.end()) refuse_command("/name", "a step of this scenario", '"' + id + '"');
    auto& taken = view_.now.steps;
    if (std::find(taken.begin(), taken.end(), id) != taken.end())
        refuse_command("/name", "a step not taken yet", '"' + id + '"');
    if (view_.now.minutes + step->minutes > view_.block->minutes_per_case) {
        refuse_command("/name", "a step for which there is time", std::to_string(step->minutes) + " minutes");
    }
    taken.push_back(id);
    view_.now.minutes += step->minutes;
    if (!locked_) ++view_.now.steps_before_score;
}

void Training::lock_own() {
    locked_ = true;
    switch (view_.workflow) {
    case sim::Workflow::no_score:
    case sim::Workflow::score_first:  // one judgement, made with the score on the table
        view_.now.final_score = view_.now.own_score;
        decide(*view_.now.own_acts);
        if (view_.workflow == sim::Workflow::score_first) {
            view_.now.own_score = 0;
            view_.now.own_acts.reset();
        }
        break;
    case sim::Workflow::own_first:
        view_.now.saw_score = true;
        view_.phase = TrainingPhase::deciding;
        break;
    case sim::Workflow::on_request:
    case sim::Workflow::hidden_when_uncertain:
        view_.phase = TrainingPhase::deciding;
        break;
    }
}

bool Training::overrides() const {
    return view_.now.saw_score && view_.now.acts && *view_.now.acts != view_.now.recommended;
}

void Training::decide(bool acts) {
    view_.now.acts = acts;
    if (view_.now.final_score == 0) view_.now.final_score = view_.now.own_score;  // no score was seen
    view_.phase =
        overrides() && view_.block->reason_for_override ? TrainingPhase::reason : TrainingPhase::decided;
}

void Training::close_case(bool skipped) {
    view_.now.skipped = skipped;
    if (view_.block->clock_seconds > 0 && view_.now.seconds > view_.block->clock_seconds) ++view_.overrun;
    records_.push_back(view_.now);
}

void Training::go_on(double at) {
    if (view_.phase == TrainingPhase::decided) {
        close_case(false);
        const bool last = static_cast<std::size_t>(view_.place) == room_->deck.size() ||
                          room_->deck[static_cast<std::size_t>(view_.place)].block != view_.now.block;
        if (last && view_.block->feedback == scenarios::TrainingFeedback::summary) {
            view_.phase = TrainingPhase::summary;
            return;
        }
    }
    open_case(at);
}

void Training::refresh() {
    const bool on_table = view_.phase == TrainingPhase::judging || view_.phase == TrainingPhase::deciding ||
                          view_.phase == TrainingPhase::reason || view_.phase == TrainingPhase::decided;
    view_.shown =
        on_table && !view_.paused ? &room_->deck[static_cast<std::size_t>(view_.place - 1)] : nullptr;
    view_.score_visible =
        on_table && view_.now.saw_score && (locked_ || view_.workflow == sim::Workflow::score_first);
    view_.can_ask = view_.phase == TrainingPhase::deciding && view_.workflow == sim::Workflow::on_request &&
                    !view_.now.saw_score;
    const bool voted = !room_->session.team || view_.now.votes_act + view_.now.votes_not > 0;
    view_.can_lock = view_.phase == TrainingPhase::judging && view_.now.own_score > 0 &&
                     view_.now.certainty > 0 && view_.now.own_acts.has_value() && voted;
    view_.can_decide =
        view_.phase == TrainingPhase::deciding && (view_.now.final_score > 0 || !view_.now.saw_score);
    view_.can_next = view_.phase == TrainingPhase::decided || view_.phase == TrainingPhase::summary;
    view_.answer_visible = view_.phase == TrainingPhase::decided &&
                           view_.block->feedback == scenarios::TrainingFeedback::per_case;
}

std::string Training::first_line() const {
    return training_line({TrainingDo::begin, view_.seat, 0, room_->source, 0, room_->deck_hash});
}

TrainingCommand training_begun(const std::vector<std::string>& lines) {
    if (lines.empty()) refuse_command("", "a session that was begun", "no line");
    TrainingCommand first = training_command(lines.front());
    if (first.what != TrainingDo::begin) refuse_command("/do", "begin as the first line", lines.front());
    return first;
}

Training replay_training(const std::vector<std::string>& lines) {
    return replay_training(lines, open_training_room(training_begun(lines).name));
}

Training replay_training(const std::vector<std::string>& lines, std::shared_ptr<const TrainingRoom> room) {
    const TrainingCommand first = training_begun(lines);
    if (!first.deck.empty() && first.deck != room->deck_hash)
        refuse_command("/deck", "the cases that were answered", "those of another version of Skøn");
    Training training(std::move(room), first.number);
    for (std::size_t i = 1; i < lines.size(); ++i) training.apply(training_command(lines[i]));
    return training;
}

}  // namespace skoen::session
