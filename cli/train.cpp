// skoen train: a training session as text.
#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>
#include <iostream>

#include "cli/command.h"
#include "cli/commands.h"
#include "cli/train_talk.h"
#include "session/deck_power.h"
#include "session/training_fields.h"
#include "sim/base/error.h"

namespace skoen::cli {

namespace {

void print_beforehand(const session::TrainingRoom& room, Console& console) {
    const Tr& tr = console.tr;
    const session::DeckPower power = session::deck_power(room, {20, 50, 100, 200, 400});
    console.out << tr("trainingroom.beforehand.title", {tr.count(power.colleagues)}) << '\n';
    for (const session::DeckArm& arm : power.arms) {
        const std::string name = room.session.arms.empty() ? tr("trainingroom.beforehand.everyone")
                                                           : tr.of(room.session.arms[arm.arm].name);
        console.out << tr("trainingroom.beforehand.arm",
                          {name, tr.number(arm.wrong_scores_met, 1), tr.number(arm.wrong_and_own_right, 1),
                           tr.percent(arm.right_alone, 0), tr.percent(arm.right_final, 0),
                           tr.percent(arm.wrong_followed, 0)})
                    << '\n';
    }
    if (power.by_people.empty()) {
        console.out << tr("trainingroom.beforehand.no_arms") << '\n';
        return;
    }
    console.out << tr("trainingroom.beforehand.difference", {tr.percent(power.difference, 1)}) << '\n';
    for (const session::ArmPower& p : power.by_people) {
        console.out << tr("trainingroom.beforehand.power",
                          {tr.count(p.people), tr.percent(p.power, 0), tr.percent(1.96 * p.mcse, 0)})
                    << '\n';
    }
}

class TrainCommand final : public Command {
  public:
    std::string_view name() const override { return "train"; }

    void declare(CLI::App& app, const Tr& tr) override {
        app.add_option("SESSION", session_, tr("trainingroom.help.session"));
        app.add_option("--seat", seat_, tr("trainingroom.help.seat"))->type_name("N");
        app.add_flag("--resume", resume_, tr("trainingroom.help.resume"));
        app.add_option("--data", data_, tr("session.help.data"))->type_name("DIR");
        app.add_flag("--beforehand", beforehand_, tr("trainingroom.help.beforehand"));
        app.add_flag("--cases", cases_, tr("trainingroom.help.cases"));
        app.add_flag("--privacy", privacy_, tr("trainingroom.help.privacy"));
    }

    int run(Console& console) override {
        const Tr& tr = console.tr;
        if (privacy_) {
            for (const std::string& line : session::privacy_words(tr.language())) console.out << line << '\n';
            if (session_.empty()) return kDone;
        }
        require_argument(tr, "SESSION", !session_.empty());
        const int seat =
            seat_.empty() ? 0 : static_cast<int>(whole_number(tr, "--seat", seat_, 1, session::kMostSeats));
        folder_ = data_.empty() ? session::default_data_folder() : std::filesystem::path(data_);
        if (cases_ || beforehand_ || privacy_) {
            const auto room = session::open_training_room(session_);
            if (cases_) print_deck(*room, console);
            if (beforehand_) print_beforehand(*room, console);
            return kDone;
        }
        return resume_ ? go_on(seat, console) : begin(std::max(seat, 1), console);
    }

  private:
    int begin(int seat, Console& console) {
        const auto room = session::open_training_room(session_);
        if (const auto entry = session::unfinished_training(folder_, room->session.session, seat)) {
            console.err << console.tr("trainingroom.program.unfinished", {entry->begun, session_}) << '\n';
        }
        session::KeptTraining training(room, seat, folder_);
        return play(training, console);
    }

    int go_on(int seat, Console& console) {
        const std::string id = scenarios::load_training_session(session_).session;
        const auto entry = session::unfinished_training(folder_, id, seat);
        if (!entry) {
            throw base::InputError({.file = folder_.string(),
                                    .expected = "a training of " + id + " that is not over",
                                    .found = "none"});
        }
        session::TrainingFile kept = session::open_training_file(folder_, entry->id);
        const auto room = session::open_training_room(kept.begun.name);
        session::KeptTraining training(std::move(kept.file), room);
        const session::TrainingView& view = training.training().view();
        console.out << console.tr("trainingroom.program.resumed",
                                  {std::to_string(view.place), std::to_string(view.cases)})
                    << '\n';
        return play(training, console);
    }

    static int play(session::KeptTraining& kept, Console& console) {
        const session::Training& training = kept.training();
        const auto began = std::chrono::steady_clock::now();
        const double before = training.at();
        const TrainingClock clock = [began, before] {
            return before + std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
        };
        const bool over = talk_training(kept, std::cin, console, clock);
        if (!over) console.err << console.tr("trainingroom.program.input_ended") << '\n';
        if (over && !training.records().empty()) print_debrief(training, console);
        if (!kept.id().empty())
            console.out << '\n' << console.tr("trainingroom.program.kept_as", {kept.id()}) << '\n';
        return kDone;
    }

    std::string session_, seat_, data_;
    std::filesystem::path folder_;
    bool beforehand_ = false, cases_ = false, privacy_ = false, resume_ = false;
};

}  // namespace

std::unique_ptr<Command> make_train() { return std::make_unique<TrainCommand>(); }

}  // namespace skoen::cli
