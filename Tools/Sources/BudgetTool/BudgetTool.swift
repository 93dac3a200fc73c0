import ArgumentParser

/// The `budget` command.
public enum BudgetTool {
    /// Runs the command and exits with its status: 0 nothing found, 1 something found, 2 unusable input or arguments.
    public static func run(_ arguments: some Collection<String>) async -> Never {
        let status = await execute(Array(arguments), console: .standard)
        FileHandles.exit(status)
    }

    /// Runs the command and returns its status.
    static func execute(_ arguments: [String], console: Console) async -> Int32 {
        do {
            var command = try Root.parseAsRoot(arguments)
            if let command = command as? any ConsoleCommand {
                try await command.run(on: console)
            } else {
                try command.run()
            }
            return 0
        } catch let status as FoundSomething {
            return status.code
        } catch is UnreadableInput {
            return 2
        } catch let failure as Failure {
            console.error("budget: \(failure.message)")
            return 2
        } catch {
            let text = Root.fullMessage(for: error)
            if Root.exitCode(for: error) == .success {
                console.write(text)
                return 0
            }
            let line = Root.message(for: error).split(separator: "\n").joined(separator: " ")
            console.error("budget: \(line.isEmpty ? text : line)")
            return 2
        }
    }
}

/// The root of the commands.
struct Root: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "budget",
        abstract: "Read, check and add up China's government budget disclosures (预决算公开).",
        subcommands: [
            Check.self, Show.self, RollUp.self, Compare.self, Derive.self, Convert.self, Codes.self, Rules.self,
            Practices.self,
        ]
    )
}

/// A command that writes to a console.
protocol ConsoleCommand {
    func run(on console: Console) async throws
}

/// The command did its work and found something at or above the limit.
struct FoundSomething: Error {
    let code: Int32 = 1
}

/// Some documents could not be read; each was said already.
struct UnreadableInput: Error {
    let count: Int
}

/// Input or arguments that cannot be used, said in one line.
struct Failure: Error {
    let message: String

    init(_ message: String) {
        self.message = message
    }
}

/// Where output goes; tests collect it.
struct Console: Sendable {
    let write: @Sendable (String) -> Void
    let error: @Sendable (String) -> Void
    /// Whether standard error is a terminal that shows progress.
    let showsProgress: Bool

    /// Empties the line of a terminal on which progress is shown.
    static let emptyLine = "\r\u{1B}[K"

    static let standard: Console = {
        let isTerminal = FileHandles.isTerminal(2)
        return Console(
            write: { text in
                if isTerminal { FileHandles.write(emptyLine, to: 2) }
                // One call for each piece of output keeps pipes fast and whole.
                guard FileHandles.write(text + "\n", to: 1) else {
                    FileHandles.write("budget: the output cannot be written\n", to: 2)
                    FileHandles.exit(2)
                }
            },
            error: { text in FileHandles.write((isTerminal ? emptyLine : "") + text + "\n", to: 2) },
            showsProgress: isTerminal
        )
    }()
}
