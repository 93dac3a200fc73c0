import Measurement
import ScoringWork

let forms = ScoringWork.forms
let measurement = Measurement(of: { ScoringWork.score(forms) })
measurement.report("ours", from: "printed texts", reference: true, answer: String(measurement.answer))
