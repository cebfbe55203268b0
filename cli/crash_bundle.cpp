#include "cli/crash_bundle.h"

#include "sim/base/build_info.h"
#include "sim/base/error.h"
#include "sim/base/file.h"
#include "sim/base/json_writer.h"

namespace skoen::cli {

namespace {

namespace fs = std::filesystem;

struct Copy {
    std::string name;
    std::string bytes;
};

// People's answers: a recorded session, its lines, rows of data, or what was handed over. They go into no bundle.
bool holds_answers(const fs::path& path) {
    const fs::path ending = path.extension();
    if (ending == ".skoen" || ending == ".jsonl" || ending == ".csv") return true;
    return ending == ".json" && base::read_text_file(path).find("\"skoen_training\"") != std::string::npos;
}

// Copies of a file, or of the files that make a run folder.
void copy_input(const fs::path& path, const std::string& name, std::vector<Copy>& copies) {
    if (!fs::is_directory(path)) {
        if (!holds_answers(path)) copies.push_back({name, base::read_text_file(path)});
        return;
    }
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(path)) {
        if (!entry.is_regular_file() || entry.path().extension() != ".json") continue;
        const std::string inside = entry.path().lexically_relative(path).generic_string();
        copies.push_back({name + '/' + inside, base::read_text_file(entry.path())});
    }
}

// The value of an argument without the machine's folders: a file or run folder becomes the name of its copy.
std::string plain_value(const std::string& option, const std::string& value, int& inputs,
                        std::vector<Copy>& copies) {
    if (option == "--set") return value;
    if (option == "--out") return "out";
    std::error_code is_none;
    if (option == "--data" && fs::is_directory(value, is_none)) return "data";  // where sessions are kept
    std::error_code none;
    const fs::path path(value);
    const fs::path named = path.has_filename() ? path : path.parent_path();
    if (fs::is_regular_file(path, none) || fs::is_regular_file(path / "manifest.json", none)) {
        const std::string name = "input-" + std::to_string(++inputs) + '-' + named.filename().string();
        copy_input(path, name, copies);
        return name;
    }
    return value.find('/') == std::string::npos ? value : named.filename().string();
}

std::vector<std::string> plain_arguments(const std::vector<std::string>& args, std::vector<Copy>& copies) {
    std::vector<std::string> plain;
    std::string option;  // that the next argument is the value of
    int inputs = 0;
    for (const std::string& arg : args) {
        const std::size_t equals = arg.find('=');
        if (arg.starts_with("--") && equals != std::string::npos) {
            const std::string name = arg.substr(0, equals);
            plain.push_back(name + '=' + plain_value(name, arg.substr(equals + 1), inputs, copies));
            option.clear();
        } else if (arg.starts_with("-")) {
            plain.push_back(arg);
            option = arg;
        } else {
            plain.push_back(plain_value(option, arg, inputs, copies));
            option.clear();
        }
    }
    return plain;
}

std::string fault_document(const std::vector<std::string>& args, const std::string& what) {
    const base::BuildInfo& build = base::build_info();
    base::JsonWriter out;
    out.begin_object();
    out.key("what").value(what);
    out.key("arguments").begin_array();
    for (const std::string& arg : args) out.value(arg);
    out.end_array();
    out.key("version").value(build.version).key("commit").value(build.commit);
    out.key("compiler").value(build.compiler).key("flags").value(build.flags);
    out.end_object();
    return out.finish();
}

}  // namespace

fs::path write_crash_bundle(const std::vector<std::string>& args, const std::string& what,
                            const fs::path& where) {
    std::vector<Copy> copies;
    const std::vector<std::string> plain = plain_arguments(args, copies);
    const std::string fault = fault_document(plain, what);
    base::Hash64 hash;
    hash.add(fault);
    for (const Copy& copy : copies) hash.add(copy.bytes);

    const fs::path folder = where / ("skoen-crash-" + hash.hex());
    base::make_folders(folder);
    for (const Copy& copy : copies) {
        base::make_folders((folder / copy.name).parent_path());
        base::write_file_atomically(folder / copy.name, copy.bytes);
    }
    std::string command;
    for (const std::string& arg : plain) command += arg + '\n';
    base::write_file_atomically(folder / "command.txt", command);
    base::write_file_atomically(folder / "fault.json", fault);
    return folder;
}

void report_crash(const std::vector<std::string>& args, const std::string& what, const Tr& tr,
                  std::ostream& err) {
    err << tr("cli.message.our_fault", {what}) << '\n';
    std::error_code none;
    for (const fs::path& where : {fs::path("."), fs::temp_directory_path(none)}) {
        try {
            err << tr("cli.message.bundle",
                      {write_crash_bundle(args, what, where).lexically_normal().string()})
                << '\n';
            return;
        } catch (const std::exception& error) {
            err << error.what() << '\n';
        }
    }
}

}  // namespace skoen::cli
