#include "session/training_desk.h"

#include <algorithm>
#include <chrono>

#include "session/commands.h"
#include "sim/base/error.h"

namespace skoen::session {

namespace {

double steady_seconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace

TrainingDesk::TrainingDesk(Clock clock)
    : clock_(clock ? std::move(clock) : Clock(steady_seconds)), thread_([this] { serve(); }) {}

TrainingDesk::~TrainingDesk() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void TrainingDesk::keep_in(const std::filesystem::path& folder) {
    const std::lock_guard lock(mutex_);
    folder_ = folder;
}

void TrainingDesk::open(std::shared_ptr<const scenarios::TrainingSession> session, int seat, Wanted wanted) {
    {
        const std::lock_guard lock(mutex_);
        ++opened_;
        training_.reset();
        going_on_ = wanted.file ? wanted.file->id() : "";
        wanted_ = std::move(wanted);
        base_ = std::make_shared<TrainingDeskView>();
        base_->session = std::move(session);
        base_->seat = seat;
        show();
    }
    changed_.notify_all();
}

void TrainingDesk::begin(const std::string& session, int seat) {
    if (seat < 1 || seat > kMostSeats)
        refuse_command("/seat", "1 to " + std::to_string(kMostSeats), std::to_string(seat));
    auto definition =
        std::make_shared<const scenarios::TrainingSession>(scenarios::load_training_session(session));
    const std::string source = scenarios::write_training_session(*definition);
    open(std::move(definition), seat, {source, std::nullopt});
}

void TrainingDesk::resume(const std::string& id) {
    {
        const std::lock_guard lock(mutex_);
        if (folder_.empty()) refuse_command("/session", "trainings that are kept", "none are");
        if (training_ && training_->id() == id) return;
    }
    TrainingFile kept = open_training_file(folder_, id);
    const std::string& name = kept.begun.name;
    auto definition = std::make_shared<const scenarios::TrainingSession>(
        name.starts_with('{') ? scenarios::read_training_session(base::parse_json(name, "session"))
                              : scenarios::load_training_session(name));
    const std::string source = scenarios::write_training_session(*definition);
    open(std::move(definition), kept.begun.number, {source, std::move(kept.file)});
}

void TrainingDesk::step(TrainingCommand command) {
    {
        const std::lock_guard lock(mutex_);
        if (!training_) refuse_command("/step", "a training session that is open", "none");
        command.at = std::max(now(), training_->training().at());
        training_->apply(command);
        show();
    }
    changed_.notify_all();
}

void TrainingDesk::leave() {
    const std::lock_guard lock(mutex_);
    ++opened_;
    training_.reset();
    wanted_.reset();
    going_on_.clear();
    base_.reset();
    show();
}

std::shared_ptr<const TrainingDeskView> TrainingDesk::view() const {
    const std::lock_guard lock(mutex_);
    return view_;
}

double TrainingDesk::now() const { return clock_() - began_; }

double TrainingDesk::seconds() const {
    const std::lock_guard lock(mutex_);
    return training_ ? now() : 0;
}

std::optional<Training> TrainingDesk::training() const {
    const std::lock_guard lock(mutex_);
    return training_ ? std::optional(training_->training()) : std::nullopt;
}

std::vector<std::string> TrainingDesk::lines() const {
    const std::lock_guard lock(mutex_);
    return training_ ? training_->lines() : std::vector<std::string>{};
}

std::string TrainingDesk::kept_as() const {
    const std::lock_guard lock(mutex_);
    return training_ ? training_->id() : going_on_;
}

bool TrainingDesk::wants_debrief() const {
    return training_ && base_ && !base_->debrief &&
           training_->training().view().phase == TrainingPhase::finished;
}

bool TrainingDesk::idle() const {
    const std::lock_guard lock(mutex_);
    return !working_ && !wanted_ && !wants_debrief();
}

void TrainingDesk::wait_idle() const {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !working_ && !wanted_ && !wants_debrief(); });
}

void TrainingDesk::show() {
    ++changes_;
    if (!base_) {
        view_.reset();
        return;
    }
    auto view = std::make_shared<TrainingDeskView>(*base_);
    if (training_) {
        const Training& training = training_->training();
        view->room = training.shared_room();
        view->now = training.view();
        view->records = training.records();
        view->kept_as = training.kept_as();
    }
    view_ = std::move(view);
}

void TrainingDesk::serve() {
    std::unique_lock lock(mutex_);
    while (!stop_) {
        if (wanted_) {
            load(lock);
        } else if (wants_debrief()) {
            debrief(lock);
        } else {
            changed_.wait(lock);
            continue;
        }
        changed_.notify_all();
    }
}

void TrainingDesk::load(std::unique_lock<std::mutex>& lock) {
    const int mine = opened_;
    Wanted wanted = std::move(*wanted_);
    wanted_.reset();
    working_ = true;
    const int seat = base_->seat;
    const std::filesystem::path folder = folder_;
    std::shared_ptr<const TrainingRoom> room = rooms_[wanted.source];
    lock.unlock();
    std::optional<KeptTraining> made;
    std::string fault;
    try {
        if (!room) room = open_training_room(wanted.source);
        if (wanted.file) {
            made.emplace(std::move(*wanted.file), room);
        } else {
            made.emplace(room, seat, folder);
        }
    } catch (const base::InputError& error) {
        fault = error.what();
    }
    lock.lock();
    working_ = false;
    rooms_[wanted.source] = room;
    if (mine != opened_ || !base_) return;
    training_ = std::move(made);
    base_->fault = fault;
    if (training_) began_ = clock_() - training_->training().at();
    show();
}

void TrainingDesk::debrief(std::unique_lock<std::mutex>& lock) {
    const int mine = opened_;
    const Training training = training_->training();
    working_ = true;
    lock.unlock();
    const TrainingRoom& room = training.room();
    auto debrief = std::make_shared<const TrainingDebrief>(debrief_training(room, training.records()));
    auto colleagues = std::make_shared<const ColleaguesOnDeck>(
        colleagues_on(room, training.records(), training.view().arm, {}));
    lock.lock();
    working_ = false;
    if (mine != opened_ || !base_) return;
    base_->debrief = std::move(debrief);
    base_->colleagues = std::move(colleagues);
    show();
}

}  // namespace skoen::session
