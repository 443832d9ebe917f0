# Blocks of a pipeline that are looked up together.
function New-Batch {
    @{
        Blocks   = [System.Collections.Generic.List[object]]::new()
        Progress = New-Progress
        Clock    = [System.Diagnostics.Stopwatch]::new()
    }
}

# One call costs as much as some hundred results.
$script:BatchSize = 500

# A slow source's blocks are answered as they come.
$script:BatchMilliseconds = 200
