extension DisclosureStream {
    /// Turns documents into values on several cores; the values come in the order of the documents.
    ///
    /// ```swift
    /// let reports = stream.map(workers: 4, state: { Checker() }, { checker, item in
    ///     item.result.map { checker.check($0.disclosure) }
    /// })
    /// for await report in reports { … }
    /// ```
    ///
    /// Each worker has a reader and a state of its own, such as a checker, which the closure may change. Memory holds a few
    /// pieces of the files and their values for each worker, however many documents there are. When the task that asks for
    /// the values is cancelled, the sequence ends.
    ///
    /// - Parameters:
    ///   - workers: How many documents are read at the same time, at least 1.
    ///   - state: Makes what each worker keeps from document to document.
    ///   - transform: Makes a value of a document or an error.
    public func map<State: Sendable, Value: Sendable>(
        workers: Int, state: @escaping @Sendable () -> State,
        _ transform: @escaping @Sendable (inout State, Item) -> Value
    ) -> ParallelDocuments<State, Value> {
        ParallelDocuments(stream: self, workers: Swift.max(1, workers), state: state, transform: transform)
    }

    /// Turns documents into values on several cores; the values come in the order of the documents.
    public func map<Value: Sendable>(
        workers: Int, _ transform: @escaping @Sendable (Item) -> Value
    ) -> ParallelDocuments<Void, Value> {
        map(workers: workers, state: {}, { _, item in transform(item) })
    }
}

/// 并行结果: the values of documents that are read on several cores, in the order of the documents.
public struct ParallelDocuments<State: Sendable, Value: Sendable>: AsyncSequence, Sendable {
    public typealias Element = Value

    let stream: DisclosureStream
    let workers: Int
    let state: @Sendable () -> State
    let transform: @Sendable (inout State, DisclosureStream.Item) -> Value

    /// What a worker keeps.
    private struct Worker: Sendable {
        var reader: DisclosureReader
        var state: State
    }

    /// What comes of one batch.
    private struct Output: Sendable {
        var values: [Value]
        var worker: Worker?
    }

    /// Gives the values in order.
    public struct Iterator: AsyncIteratorProtocol {
        private let documents: ParallelDocuments
        private var batches: BatchSource
        /// One task a batch. Each waits for the one that has its worker.
        private var tasks: [Task<Output, Never>] = []
        private var values: [Value] = []
        private var place = 0

        init(_ documents: ParallelDocuments) {
            self.documents = documents
            batches = BatchSource(documents.stream.sources, limits: documents.stream.limits, size: 1 << 20)
        }

        /// The next value; `nil` at the end, and when the task is cancelled.
        public mutating func next() async -> Value? {
            while place == values.count {
                guard !Task.isCancelled else {
                    for task in tasks { task.cancel() }
                    tasks = []
                    return nil
                }
                // Workers go on with as many batches while the values of one are used.
                while tasks.count < 2 * documents.workers, let batch = batches.next() { start(batch) }
                guard !tasks.isEmpty else { return nil }
                let task = tasks[0]
                values = await withTaskCancellationHandler {
                    await task.value.values
                } onCancel: {
                    task.cancel()
                }
                place = 0
                tasks.removeFirst()
            }
            place += 1
            return values[place - 1]
        }

        private mutating func start(_ batch: Batch) {
            let documents = documents
            let before = tasks.count >= documents.workers ? tasks[tasks.count - documents.workers] : nil
            tasks.append(Task.detached { await documents.run(batch, after: before) })
        }
    }

    public func makeAsyncIterator() -> Iterator { Iterator(self) }

    private func run(_ batch: Batch, after task: Task<Output, Never>?) async -> Output {
        var worker =
            await task?.value.worker
            ?? Worker(reader: DisclosureReader(forms: stream.forms, limits: stream.limits), state: state())
        var values: [Value] = []
        values.reserveCapacity(batch.parts.count)
        for place in batch.parts.indices {
            guard !Task.isCancelled else { break }
            values.append(transform(&worker.state, batch.read(place, &worker.reader)))
        }
        return Output(values: values, worker: worker)
    }
}
