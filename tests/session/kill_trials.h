// A desk in a process of its own that is killed at a random moment while it records a session; then what is left is read.
#pragma once

#include <chrono>
#include <csignal>
#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include <sys/wait.h>
#include <unistd.h>

#include "session/desk.h"
#include "session/session_folder.h"
#include "sim/base/error.h"

namespace skoen::tests {

struct KillTrials {
    int killed = 0;        // before it had done everything
    int acknowledged = 0;  // commands that the desk said were done
    int lost = 0;          // of those, not in the file
    int corrupt = 0;       // files that cannot be opened, or hold what was never asked
    std::string first_fault;
};

namespace kill_trials {

// What the killed desk does: no scenario is opened, so that the time goes into recording.
inline session::DeskCommands script() {
    using namespace skoen::session;
    DeskCommands all{AddPlan{"own_first"}, AddPlan{"score_first"}};
    for (int i = 0; i < 60; ++i) {
        all.push_back(SetLever{0, sim::Lever::feedback, "own_cases", 1 + i % 20, 30, 0.5 + 0.005 * i});
        if (i % 7 == 3) all.push_back(CopyPlan{0});
        if (i % 7 == 3) all.push_back(RemovePlan{2});
        if (i % 5 == 4) all.push_back(Undo{});
        if (i % 11 == 5) all.push_back(RenamePlan{1, "Plan " + std::to_string(i)});
    }
    return all;
}

// One byte for each command that is done.
[[noreturn]] inline void record(const std::string& folder, int out) {
    using namespace skoen::session;
    try {
        Desk desk;
        desk.keep_sessions_in(folder);
        for (const DeskCommand& command : script()) {
            desk.apply(command);
            if (::write(out, "x", 1) != 1) break;
        }
    } catch (...) {
        ::_exit(3);
    }
    ::_exit(0);
}

inline int read_acknowledged(int in, int at_most) {
    int count = 0;
    char byte = 0;
    while (count < at_most && ::read(in, &byte, 1) == 1) ++count;
    return count;
}

inline void examine(const std::string& folder, int acknowledged, KillTrials& trials) {
    using namespace skoen::session;
    const auto fault = [&trials](const std::string& what) {
        if (trials.first_fault.empty()) trials.first_fault = what;
    };
    const std::vector<std::string> ids = session_ids(folder);
    if (ids.empty()) {
        trials.lost += acknowledged;
        return;
    }
    try {
        const std::vector<std::string> lines = SessionFile::open(folder, ids.front()).lines();
        const DeskCommands wanted = script();
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (i < wanted.size() && lines[i] == to_line(wanted[i])) continue;
            ++trials.corrupt;
            return fault("line " + std::to_string(i + 1) + " was never asked: " + lines[i]);
        }
        const int kept = static_cast<int>(lines.size());
        if (kept < acknowledged) {
            trials.lost += acknowledged - kept;
            fault(std::to_string(acknowledged - kept) + " of " + std::to_string(acknowledged) + " lost");
        }
        Desk again;
        again.replay(lines);
    } catch (const base::InputError& error) {
        ++trials.corrupt;
        fault(error.what());
    }
}

}  // namespace kill_trials

// A process of its own that records, and what is done with what it leaves behind.
struct KillRecorder {
    int commands = 0;                                    // that it has
    void (*record)(const std::string& folder, int out);  // never returns; one byte for each that is done
    void (*examine)(const std::string& folder, int acknowledged, KillTrials& trials);
};

// `folder` is made and emptied. The moments come from the seed and from how the machine runs; the outcome must not.
inline KillTrials kill_recorders(const KillRecorder& recorder, const std::string& folder, int trials,
                                 std::uint64_t seed) {
    KillTrials result;
    std::mt19937_64 random(seed);
    for (int trial = 0; trial < trials; ++trial) {
        std::filesystem::remove_all(folder);
        int pipe_ends[2] = {-1, -1};
        if (::pipe(pipe_ends) != 0) break;
        const pid_t child = ::fork();
        if (child == 0) {
            ::close(pipe_ends[0]);
            recorder.record(folder, pipe_ends[1]);
        }
        ::close(pipe_ends[1]);
        const int wait_for = static_cast<int>(random() % static_cast<std::uint64_t>(recorder.commands));
        int acknowledged = kill_trials::read_acknowledged(pipe_ends[0], wait_for);
        // Somewhere within the next command, not always just after one.
        const auto until = std::chrono::steady_clock::now() + std::chrono::microseconds(random() % 3000);
        while (std::chrono::steady_clock::now() < until) {
        }
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        acknowledged +=
            kill_trials::read_acknowledged(pipe_ends[0], recorder.commands);  // those said while we waited
        ::close(pipe_ends[0]);
        result.killed += WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL ? 1 : 0;
        if (WIFEXITED(status) && WEXITSTATUS(status) == 3) ++result.corrupt;
        result.acknowledged += acknowledged;
        recorder.examine(folder, acknowledged, result);
    }
    std::filesystem::remove_all(folder);
    return result;
}

inline KillTrials kill_desks(const std::string& folder, int trials, std::uint64_t seed) {
    return kill_recorders(
        {static_cast<int>(kill_trials::script().size()), kill_trials::record, kill_trials::examine}, folder,
        trials, seed);
}

}  // namespace skoen::tests
