// skoen session: what is recorded on this machine, listed, shown, handed over and erased.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <filesystem>

#include "cli/command.h"
#include "cli/commands.h"
#include "cli/gathered_text.h"
#include "report/take_home.h"
#include "report/training_files.h"
#include "session/desk.h"
#include "session/session_folder.h"
#include "session/training_gather.h"
#include "session/training_kept.h"
#include "sim/base/error.h"
#include "sim/base/file.h"
#include "sim/base/json_writer.h"

namespace skoen::cli {

namespace {

std::string session_kind_words(const Tr& tr, session::SessionKind kind) {
    return tr(kind == session::SessionKind::workshop ? "session.kind.workshop" : "session.kind.training");
}

class SessionCommand final : public Command {
  public:
    std::string_view name() const override { return "session"; }

    void declare(CLI::App& app, const Tr& tr) override {
        app.add_option("WHAT", what_, tr("session.help.what"));
        app.add_option("ID", id_, tr("session.help.id"));
        app.add_option("--data", data_, tr("session.help.data"));
        app.add_option("--out", out_, tr("session.help.out"));
        app.add_option("--for", for_, tr("session.help.for"))->type_name("own|group|research");
        app.add_flag("--json", json_, tr("cli.help.json"));
    }

    int run(Console& console) override {
        require_argument(console.tr, "WHAT", !what_.empty());
        folder_ = data_.empty() ? session::default_data_folder() : std::filesystem::path(data_);
        if (what_ == "list") return list(console);
        if (what_ == "gather") return gather(console);
        const std::array<std::string_view, 3> kOfOne = {"show", "export", "erase"};
        if (std::find(kOfOne.begin(), kOfOne.end(), what_) == kOfOne.end()) {
            throw UsageError(console.tr("cli.usage.one_of",
                                        {"WHAT", "list, show, export, erase, gather", '"' + what_ + '"'}));
        }
        require_argument(console.tr, "ID", !id_.empty());
        if (what_ == "show") return show(console);
        if (what_ == "export") return id_ == "all" ? hand_over_all(console) : hand_over(console);
        session::erase_session(folder_, id_);
        console.out << console.tr("session.erased", {id_}) << '\n';
        return kDone;
    }

  private:
    int list(Console& console) const {
        const std::vector<session::SessionEntry> all = session::list_sessions(folder_);
        if (json_) {
            base::JsonWriter json;
            json.begin_object().key("sessions").begin_array();
            for (const session::SessionEntry& entry : all) {
                json.begin_object().key("id").value(entry.id);
                json.key("kind").value(session::kind_name(entry.kind)).key("begun").value(entry.begun);
                json.key("about").value(entry.about).key("steps").value(entry.steps);
                json.key("fault").value(entry.fault).end_object();
            }
            console.out << json.end_array().end_object().finish();
            return kDone;
        }
        if (all.empty()) console.out << console.tr("session.none", {folder_.string()}) << '\n';
        for (const session::SessionEntry& entry : all) {
            console.out << (entry.fault.empty()
                                ? console.tr("session.line", {entry.id, entry.begun,
                                                              session_kind_words(console.tr, entry.kind),
                                                              entry.about, std::to_string(entry.steps)})
                                : console.tr("session.line_fault", {entry.id, entry.fault}))
                        << '\n';
        }
        return kDone;
    }

    int show(Console& console) const {
        const session::SessionFile file = session::SessionFile::open(folder_, id_);
        if (!json_) {
            console.out << console.tr("session.head",
                                      {file.id(), session_kind_words(console.tr, file.kind()), file.begun()})
                        << '\n';
        }
        for (const std::string& line : file.lines()) console.out << line << '\n';
        return kDone;
    }

    [[nodiscard]] session::HandOver audience(const Tr& tr) const {
        if (for_.empty()) return session::HandOver::own;
        const auto found = std::find(session::kHandOvers.begin(), session::kHandOvers.end(), for_);
        if (found == session::kHandOvers.end())
            throw UsageError(tr("cli.usage.one_of", {"--for", "own, group, research", '"' + for_ + '"'}));
        return static_cast<session::HandOver>(found - session::kHandOvers.begin());
    }

    int hand_over(Console& console) const {
        require_argument(console.tr, "--out", !out_.empty());
        const session::HandOver to = audience(console.tr);
        const session::SessionFile file = session::SessionFile::open(folder_, id_);
        const std::vector<std::string> lines = file.lines();
        std::vector<std::string> names;
        if (file.kind() == session::SessionKind::training) {
            session::Training training = session::replay_training(lines);
            training.keep_as(file.id());
            names = report::write_training_files(training, lines, to, console.tr.language(), out_);
        } else if (for_.empty()) {
            hand_out_workshop(console, file, lines);
        } else {
            throw base::InputError(
                {.file = id_, .expected = "a training, as --for asks for", .found = "a workshop"});
        }
        console.out << console.tr("session.exported", {id_, out_}) << '\n';
        for (const std::string& name : names) console.out << name << '\n';
        if (to != session::HandOver::own) console.out << console.tr("session.your_act") << '\n';
        return kDone;
    }

    // The log, and where something was played, what the room took home.
    void hand_out_workshop(Console& console, const session::SessionFile& file,
                           const std::vector<std::string>& lines) const {
        base::make_folders(out_);
        std::string all;
        for (const std::string& line : lines) all += line + '\n';
        base::write_file_atomically(std::filesystem::path(out_) / "log.jsonl", all);
        session::Desk desk;
        desk.replay(lines);
        desk.wait_idle();
        session::DeskView view = desk.view();
        if (console.language_given) view.language = console.tr.language();
        view.session = file.id();
        if (report::can_take_home(view)) report::write_take_home(view, lines, out_);
    }

    // Every training on this machine in one table.
    int hand_over_all(Console& console) const {
        require_argument(console.tr, "--out", !out_.empty());
        const std::vector<session::Training> all = session::kept_trainings(folder_);
        if (all.empty()) {
            throw base::InputError(
                {.file = folder_.string(), .expected = "at least one training", .found = "none"});
        }
        report::write_training_table(all, audience(console.tr), out_);
        console.out << console.tr("session.exported_all", {std::to_string(all.size()), out_}) << '\n';
        return kDone;
    }

    int gather(Console& console) const {
        require_argument(console.tr, "DIR", !id_.empty());
        const session::Gathered gathered = session::gather_folder(id_);
        console.out << (json_ ? gathered_json(gathered) : gathered_text(gathered, console.tr));
        return kDone;
    }

    std::string what_, id_, data_, out_, for_;
    bool json_ = false;
    std::filesystem::path folder_;
};

}  // namespace

std::unique_ptr<Command> make_session() { return std::make_unique<SessionCommand>(); }

}  // namespace skoen::cli
