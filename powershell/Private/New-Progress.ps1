# How far a pipeline has come.
function New-Progress {
    @{ Done = 0; Shown = 0 }
}
