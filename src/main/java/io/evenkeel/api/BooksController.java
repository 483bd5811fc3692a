package io.evenkeel.api;

import io.evenkeel.api.Fields.Field;
import io.evenkeel.book.Book;
import io.evenkeel.book.Loaded;
import io.evenkeel.ingest.BookReader;
import io.evenkeel.ingest.ImportRoot;
import io.evenkeel.ingest.IngestLimits;
import io.evenkeel.store.Books;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Books come in. */
@RestController
@RequestMapping("/api/books")
@Tag(name = "Books", description = "A firm's accounts, lots, prices and models as of one day")
class BooksController {

    private final BookReader reader;
    private final IngestLimits ingest;
    private final Books books;
    private final ApiLimits limits;

    BooksController(BookReader reader, IngestLimits ingest, Books books, ApiLimits limits) {
        this.reader = reader;
        this.ingest = ingest;
        this.books = books;
        this.limits = limits;
    }

    @Operation(
            summary = "Take in a book from a zip",
            description = "A zip of the CSV files that docs/book-format.md describes. 201 with its id; 200 where the"
                    + " same content is there already, whatever the order of its rows; 422 with every fault, and"
                    + " nothing stored, where the book cannot be read.")
    @ApiResponse(responseCode = "201", description = "A new book")
    @ApiResponse(responseCode = "200", description = "The same content was there already")
    @PostMapping(consumes = "application/zip", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<BookAnswer> upload(
            @Parameter(description = "What people call the book, where its own name is not to be used")
                    @RequestParam(required = false)
                    @Nullable
                    String name,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        if (request.getContentLengthLong() > ingest.uploadBytes()) {
            throw BoundedStream.tooLarge(ingest.uploadBytes());
        }
        return store(reader.readZip(new BoundedStream(request.getInputStream(), ingest.uploadBytes())), name, "upload");
    }

    @Operation(summary = "All books, newest day first")
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    List<BookAnswer> all() {
        return books.all().stream().map(BookAnswer::of).toList();
    }

    @Operation(summary = "One book", description = "With the warnings that it was taken in with.")
    @GetMapping(path = "/{bookId}", produces = MediaType.APPLICATION_JSON_VALUE)
    BookAnswer one(@PathVariable String bookId) {
        return books.find(bookId).map(BookAnswer::of).orElseThrow(() -> Problem.notFound("book", bookId));
    }

    @Operation(
            summary = "Take in a book from the server's import folder",
            description = "`path` names a folder or zip below the configured import root.")
    @ApiResponse(responseCode = "201", description = "A new book")
    @ApiResponse(responseCode = "200", description = "The same content was there already")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Body(schema = "BookPath")
    ResponseEntity<BookAnswer> importFrom(@RequestBody Json body) {
        List<RequestFault> faults = new ArrayList<>();
        Fields fields = new Fields("request", body, faults);
        Field<Path> path = fields.required("path", this::belowImportRoot);
        fields.build(path::get);
        Fields.refuse(faults);
        return store(reader.read(path.get()), null, String.valueOf(path.get().getFileName()));
    }

    private Path belowImportRoot(String path) {
        return new ImportRoot(Path.of(limits.importRoot()))
                .find(path)
                .orElseThrow(() -> new IllegalArgumentException(notThere(path)));
    }

    /** One answer for what is outside the root and for what does not exist: nobody learns which files the server has. */
    private static String notThere(String path) {
        return "There is no book (%s) below the import root. Maybe the path is not relative to it.".formatted(path);
    }

    /**
     * @param name chosen by the caller; none where the book's own is to be used
     * @param otherwise where the book has none either
     */
    private ResponseEntity<BookAnswer> store(Loaded<Book> loaded, @Nullable String name, String otherwise) {
        return loaded.fold(
                sound -> {
                    boolean known = books.contains(sound.value().sha256());
                    String own = sound.value().name().isBlank()
                            ? otherwise
                            : sound.value().name();
                    BookAnswer answer =
                            BookAnswer.of(books.add(sound.value(), name == null ? own : name, sound.warnings()));
                    return ResponseEntity.status(known ? HttpStatus.OK : HttpStatus.CREATED)
                            .body(answer);
                },
                refused -> {
                    throw Problem.of(
                            ProblemKind.INVALID_BOOK,
                            refused.faults().stream().map(RequestFault::of).toList());
                });
    }
}
